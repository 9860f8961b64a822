using System;
using System.Collections.Generic;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Protocol.Frames;
using Wallet.Virtual.Storage;

namespace Wallet.Simulation.Tests.Fuzz;

/// <summary>
/// A board without threads: whoever stands before it hands it messages by link and touch and reads all that comes out.
/// </summary>
internal sealed class FuzzBoard
    : IByteLink, IEvents, IKeypad, IDisplay, IBuzzer, IWitness, ITouchTarget, IMonotonicClock, IRealTimeClock
{
    private readonly LinkEndpoint _peer = new(7);
    private readonly byte[] _chunk = new byte[512];
    private readonly Queue<byte> _toDevice = new();
    private readonly Queue<char> _keys = new();
    private byte[]? _touch;

    public FuzzBoard(VirtualFlash flash, long unixMs)
    {
        UnixMs = unixMs;
        Ports = new DevicePorts
        {
            Files = flash,
            Entropy = [new SeededEntropy(1), new SeededEntropy(2)],
            Aes = new Aes128(),
            Hmac = new HmacSha256(),
            Monotonic = this,
            RealTime = this,
            Display = this,
            Keypad = this,
            Buzzer = this,
            HostLink = this,
            TouchTarget = this,
            Events = this,
            Witness = this,
        };
    }

    public DevicePorts Ports { get; }

    public long TimeMs { get; private set; } = 1000;

    /// <summary>The clock chip's time at start.</summary>
    public long UnixMs { get; }

    /// <summary>False where the clock chip's battery was empty.</summary>
    public bool HasTime { get; init; } = true;

    /// <summary>What was signed, by label.</summary>
    public List<string> Signed { get; } = [];

    /// <summary>The last answer by touch; null where there is none.</summary>
    public byte[]? TouchAnswer { get; private set; }

    /// <summary>Every byte that ever left over the link is shown to this.</summary>
    public Action<byte[], int> OnSent { get; set; } = static (_, _) => { };

    /// <summary>Bytes that are no frame.</summary>
    public void Noise(byte[] bytes) => Array.ForEach(bytes, _toDevice.Enqueue);

    /// <summary>Sends a message over the link, in frames as the bridge does.</summary>
    public void Send(byte[] message)
    {
        if (_peer.TrySend(message, 0, message.Length, TimeMs))
        {
            MovePeer();
        }
    }

    /// <summary>An answer that has come over the link.</summary>
    public bool TryTake(out byte[] answer)
    {
        MovePeer();
        return _peer.TryTake(out answer);
    }

    public void Touch(byte[] command)
    {
        _touch = command;
        TouchAnswer = null;
    }

    public void Press(string keys)
    {
        foreach (char key in keys)
        {
            _keys.Enqueue(key);
        }
    }

    public void Pass(int ms) => TimeMs += ms;

    public int Read(byte[] buffer, int offset, int count)
    {
        int read = 0;
        while (read < count && _toDevice.TryDequeue(out byte b))
        {
            buffer[offset + read++] = b;
        }

        return read;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        OnSent(buffer[offset..(offset + count)], count);
        _peer.Receive(buffer, offset, count, TimeMs);
    }

    public void Wait(int timeoutMs)
    {
        TimeMs += Math.Max(1, timeoutMs);
        MovePeer();
    }

    public char TryReadKey() => _keys.TryDequeue(out char key) ? key : '\0';

    public void Show(byte[] frame)
    {
    }

    public void Play(Sound sound)
    {
    }

    public int TryReceive(byte[] buffer, int offset, int count)
    {
        byte[]? command = _touch;
        _touch = null;
        if (command is null || command.Length > count)
        {
            return 0;
        }

        command.CopyTo(buffer, offset);
        return command.Length;
    }

    public bool Reply(byte[] buffer, int offset, int count)
    {
        TouchAnswer = buffer[offset..(offset + count)];
        return true;
    }

    public long NowMs() => TimeMs;

    public bool TryRead(out long unixMs)
    {
        unixMs = HasTime ? UnixMs + TimeMs : 0;
        return HasTime;
    }

    public void Set(long unixMs)
    {
    }

    public void NoteSigned(string label) => Signed.Add(label);

    public void NoteDocument(string label, string signer, StatusCode status)
    {
    }

    public void NoteCertificate(string subject, string issuer, StatusCode status)
    {
    }

    public void NoteRefusal(int messageType, StatusCode status)
    {
    }

    private void MovePeer()
    {
        _peer.Poll(TimeMs);
        int count = _peer.TakeOutput(_chunk, 0, _chunk.Length);
        while (count > 0)
        {
            for (int i = 0; i < count; i++)
            {
                _toDevice.Enqueue(_chunk[i]);
            }

            count = _peer.TakeOutput(_chunk, 0, _chunk.Length);
        }
    }

    private sealed class SeededEntropy(int seed) : IEntropySource
    {
        private readonly Random _random = new(seed);

        public StatusCode Fill(byte[] buffer, int offset, int count)
        {
            _random.NextBytes(buffer.AsSpan(offset, count));
            return StatusCode.Ok;
        }
    }
}
