using System;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;

namespace Wallet.Device.Tests.Rig;

/// <summary>A board of memory alone: keys and bytes lie ready, and waiting lets time pass.</summary>
internal sealed class MemoryBoard : IByteLink, IEvents, IKeypad, IDisplay, IBuzzer
{
    private readonly byte[] _sent = new byte[16384];
    private byte[] _input = new byte[0];
    private int _inputRead;
    private string _keys = "";

    /// <summary>A board over these files.</summary>
    public MemoryBoard(MemoryFiles files)
    {
        Ports = new DevicePorts
        {
            Files = files,
            Entropy = new IEntropySource[] { new HashedEntropy(1), new HashedEntropy(2) },
            Aes = new Aes128(),
            Hmac = new HmacSha256(),
            Monotonic = Clock,
            RealTime = Clock,
            Display = this,
            Keypad = this,
            Buzzer = this,
            HostLink = this,
            Events = this,
        };
    }

    /// <summary>What a device is given.</summary>
    public DevicePorts Ports { get; }

    /// <summary>Its clocks.</summary>
    public ManualClock Clock { get; } = new ManualClock { TimeMs = 1000 };

    /// <summary>The picture shown last; null before the first.</summary>
    public byte[] LastFrame { get; private set; }

    /// <summary>Bytes the device has sent and the test has not taken.</summary>
    public int SentCount { get; private set; }

    /// <summary>Keys that are pressed one after another, whenever the device asks.</summary>
    public void Press(string keys)
    {
        _keys = _keys + keys;
    }

    /// <summary>Bytes that come in over the link.</summary>
    public void Deliver(byte[] bytes, int count)
    {
        byte[] all = new byte[_input.Length - _inputRead + count];
        Array.Copy(_input, _inputRead, all, 0, _input.Length - _inputRead);
        Array.Copy(bytes, 0, all, _input.Length - _inputRead, count);
        _input = all;
        _inputRead = 0;
    }

    /// <summary>What the device sent, once.</summary>
    public byte[] TakeSent()
    {
        byte[] taken = new byte[SentCount];
        Array.Copy(_sent, 0, taken, 0, SentCount);
        SentCount = 0;
        return taken;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        int left = _input.Length - _inputRead;
        int readable = left < count ? left : count;
        Array.Copy(_input, _inputRead, buffer, offset, readable);
        _inputRead += readable;
        return readable;
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        Array.Copy(buffer, offset, _sent, SentCount, count);
        SentCount += count;
    }

    /// <inheritdoc/>
    public void Wait(int timeoutMs)
    {
        Clock.TimeMs += timeoutMs;
    }

    /// <inheritdoc/>
    public char TryReadKey()
    {
        if (_keys.Length == 0)
        {
            return '\0';
        }

        char key = _keys[0];
        _keys = _keys.Substring(1);
        return key;
    }

    /// <inheritdoc/>
    public void Show(byte[] frame)
    {
        LastFrame = new byte[frame.Length];
        Array.Copy(frame, 0, LastFrame, 0, frame.Length);
    }

    /// <inheritdoc/>
    public void Play(Sound sound)
    {
    }
}
