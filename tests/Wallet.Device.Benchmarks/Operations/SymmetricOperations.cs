using System;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Protocol.Frames;

namespace Wallet.Device.Benchmarks;

/// <summary>The check sequence of a frame of 1,024 bytes.</summary>
internal sealed class CrcOperation : Operation
{
    private readonly byte[] _frame = Inputs.Counting(1024, 0);

    public CrcOperation()
        : base("CRC-32 of 1 KB")
    {
    }

    public override bool Run()
    {
        return Fcs32.Compute(_frame, 0, _frame.Length) == 0xB70B4C26u;
    }
}

/// <summary>SHA-256 of 1,024 bytes.</summary>
internal sealed class Sha256Operation : Operation
{
    private readonly byte[] _message = Inputs.Counting(1024, 0);

    public Sha256Operation()
        : base("SHA-256 of 1 KB")
    {
    }

    public override bool Run()
    {
        byte[] digest = Sha256.Hash(_message);
        return digest[0] == 0x78 && digest[1] == 0x5b && digest[31] == 0xc9;
    }
}

/// <summary>The compression of SHA-256: 16 blocks of a long message.</summary>
internal sealed class Sha256BlockOperation : Operation
{
    private const int Blocks = 16;

    private readonly Sha256 _sha256 = new Sha256();
    private readonly byte[] _message = Inputs.Counting(Blocks * Sha256.BlockBytes, 0);

    public Sha256BlockOperation()
        : base("SHA-256 a block", Blocks)
    {
    }

    public override bool Run()
    {
        _sha256.Update(_message, 0, _message.Length);
        return true;
    }
}

/// <summary>HMAC-SHA-256 of 64 bytes under a key of 32.</summary>
internal sealed class HmacOperation : Operation
{
    private readonly IHmacSha256 _hmac;
    private readonly byte[] _key = Inputs.Counting(32, 1);
    private readonly byte[] _message = Inputs.Counting(64, 0);
    private readonly byte[] _mac = new byte[HmacSha256.MacBytes];

    public HmacOperation(IHmacSha256 hmac, string how)
        : base("HMAC-SHA-256 of 64 bytes" + how)
    {
        _hmac = hmac;
    }

    public override bool Run()
    {
        _hmac.Compute(_key, 0, _key.Length, _message, 0, _message.Length, _mac, 0);
        return _mac[0] == 0xa1 && _mac[31] == 0xcb;
    }
}

/// <summary>AES-CCM seals 256 bytes, as a session record is sealed.</summary>
internal sealed class AesCcmOperation : Operation
{
    private readonly Aes128 _cipher = new Aes128();
    private readonly byte[] _key = Inputs.Counting(16, 1);
    private readonly byte[] _nonce = Inputs.Counting(AesCcm.NonceBytes, 0);
    private readonly byte[] _aad = Inputs.Counting(40, 0);
    private readonly byte[] _plaintext = Inputs.Counting(256, 0);
    private readonly byte[] _box = new byte[256 + AesCcm.TagBytes];

    public AesCcmOperation()
        : base("AES-CCM seals 256 bytes")
    {
    }

    public override bool Run()
    {
        StatusCode status = AesCcm.Seal(_cipher, _key, _nonce, _aad, _plaintext, 0, _plaintext.Length, _box, 0);
        return status == StatusCode.Ok && _box[0] == 0x7f && _box[271] == 0x89;
    }
}

/// <summary>An iteration of PBKDF2.</summary>
internal sealed class Pbkdf2Operation : Operation
{
    private const int Iterations = 64;

    private readonly IHmacSha256 _hmac;
    private readonly byte[] _password = Inputs.Counting(6, 0x31);
    private readonly byte[] _salt = Inputs.Counting(16, 0);

    public Pbkdf2Operation(IHmacSha256 hmac, string how)
        : base("PBKDF2 an iteration" + how, Iterations)
    {
        _hmac = hmac;
    }

    public override bool Run()
    {
        byte[] key = Pbkdf2.Derive(_hmac, _password, _salt, Iterations, 32);
        return key[0] == 0x66 && key[31] == 0xb9;
    }
}

/// <summary>AES-CCM seals 512 bytes.</summary>
internal sealed class AesCcm512Operation : Operation
{
    private readonly IAesBlockCipher _cipher;
    private readonly byte[] _key = Inputs.Counting(16, 1);
    private readonly byte[] _nonce = Inputs.Counting(AesCcm.NonceBytes, 0);
    private readonly byte[] _aad = Inputs.Counting(40, 0);
    private readonly byte[] _plaintext = Inputs.Counting(512, 0);
    private readonly byte[] _box = new byte[512 + AesCcm.TagBytes];

    public AesCcm512Operation(IAesBlockCipher cipher, string how)
        : base("AES-CCM over 512 bytes" + how)
    {
        _cipher = cipher;
    }

    public override bool Run()
    {
        StatusCode status = AesCcm.Seal(_cipher, _key, _nonce, _aad, _plaintext, 0, _plaintext.Length, _box, 0);
        return status == StatusCode.Ok && _box[0] == 0x7f && _box[527] == 0xc7;
    }
}

/// <summary>AES-CCM seals 512 bytes around a block cipher that costs what a call of a native one costs.</summary>
internal sealed class AesCcmNativeOperation : Operation
{
    private readonly NativeCallCipher _cipher = new NativeCallCipher();
    private readonly byte[] _key = Inputs.Counting(16, 1);
    private readonly byte[] _nonce = Inputs.Counting(AesCcm.NonceBytes, 0);
    private readonly byte[] _aad = Inputs.Counting(40, 0);
    private readonly byte[] _plaintext = Inputs.Counting(512, 0);
    private readonly byte[] _box = new byte[512 + AesCcm.TagBytes];

    public AesCcmNativeOperation()
        : base("AES-CCM seals 512 bytes natively")
    {
    }

    // The first byte is text 0 under flags 1; the last is a counter of zero under the last byte of the text.
    public override bool Run()
    {
        StatusCode status = AesCcm.Seal(_cipher, _key, _nonce, _aad, _plaintext, 0, _plaintext.Length, _box, 0);
        return status == StatusCode.Ok && _box[0] == 0x01 && _box[527] == 0xff;
    }

    /// <summary>Does all but encrypt: the CLR of a desktop has no native cipher, a chip has.</summary>
    private sealed class NativeCallCipher : IAesBlockCipher
    {
        private readonly byte[] _held = new byte[16];

        public void SetKey(byte[] key, int offset)
        {
            Array.Copy(key, offset, _held, 0, 16);
        }

        public void EncryptBlocks(byte[] source, int sourceOffset, byte[] output, int outputOffset, int blockCount)
        {
            byte[] encrypted = new byte[blockCount * 16];
            Array.Copy(source, sourceOffset, encrypted, 0, blockCount * 16);
            Array.Copy(encrypted, 0, output, outputOffset, blockCount * 16);
        }

        public void EncryptChain(byte[] source, int sourceOffset, int blockCount, byte[] output, int outputOffset)
        {
            byte[] encrypted = new byte[blockCount * 16];
            Array.Copy(source, sourceOffset, encrypted, 0, blockCount * 16);
            Array.Copy(encrypted, (blockCount - 1) * 16, output, outputOffset, 16);
        }

        public void Clear()
        {
            Array.Clear(_held, 0, 16);
        }
    }
}
