using System;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Device.Tests.Rig;

/// <summary>Bytes that pass the health test and are the same at each run: a hash over a counter.</summary>
internal sealed class HashedEntropy : IEntropySource
{
    private readonly byte[] _state = new byte[5];
    private byte[] _block = new byte[0];
    private int _taken;

    /// <summary>A source; another seed gives other bytes.</summary>
    public HashedEntropy(byte seed)
    {
        _state[0] = seed;
    }

    /// <summary>True: the same byte for ever, as a source that died.</summary>
    public bool IsDead { get; set; }

    /// <inheritdoc/>
    public StatusCode Fill(byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (_taken == _block.Length)
            {
                Bytes.PutUInt32BigEndian(_state, 1, Bytes.ReadUInt32BigEndian(_state, 1) + 1u);
                _block = Sha256.Hash(_state);
                _taken = 0;
            }

            buffer[offset + i] = IsDead ? (byte)0x55 : _block[_taken++];
        }

        return StatusCode.Ok;
    }
}
