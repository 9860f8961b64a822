using System;
using System.Collections.Generic;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Tests.Crypto;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Rig;

/// <summary>
/// A board in one thread: whenever the device sleeps, the bridge gets its turn, then a key, then time passes.
/// </summary>
internal sealed class TestBoard : IByteLink, IEvents, IMonotonicClock, IKeypad, IDisplay, IBuzzer, IRealTimeClock
{
    private readonly Queue<byte> _toDevice = new();
    private readonly Queue<char> _keys = new();
    private readonly Queue<char> _early = new();

    public TestBoard()
    {
        Bridge = new TestBridge(this);
        Ports = new DevicePorts
        {
            Files = Flash,
            Entropy = [new SeededSource(11), new SeededSource(12)],
            Aes = new Aes128(),
            Hmac = new HmacSha256(),
            Monotonic = this,
            RealTime = this,
            Display = this,
            Keypad = this,
            Buzzer = this,
            HostLink = this,
            Events = this,
        };
    }

    public DevicePorts Ports { get; }

    public VirtualFlash Flash { get; init; } = new();

    public TestBridge Bridge { get; }

    public long TimeMs { get; set; } = 1000;

    /// <summary>The chip counts from this, in step with <see cref="TimeMs"/>; null where it was never set.</summary>
    public long? RtcOffsetMs { get; set; }

    public bool RtcWorks { get; set; } = true;

    public List<string[]> Screens { get; } = [];

    /// <summary>The pixels of each of <see cref="Screens"/>.</summary>
    public List<byte[]> Frames { get; } = [];

    public List<Sound> Sounds { get; } = [];

    /// <summary>Pressed one at a time, whenever the device waits for a key.</summary>
    public void Press(string keys)
    {
        foreach (char key in keys) { _keys.Enqueue(key); }
    }

    /// <summary>Forgets the keys that nobody waited for.</summary>
    public void DropKeys() => _keys.Clear();

    /// <summary>Lies in the keypad already.</summary>
    public void PressBefore(char key) => _early.Enqueue(key);

    public string LastScreen => Screens.Count == 0 ? string.Empty : string.Join("|", Screens[^1]);

    public void Deliver(byte[] bytes, int count)
    {
        for (int i = 0; i < count; i++) { _toDevice.Enqueue(bytes[i]); }
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        int taken = 0;
        while (taken < count && _toDevice.TryDequeue(out byte value)) { buffer[offset + taken++] = value; }
        return taken;
    }

    public void Write(byte[] buffer, int offset, int count) => Bridge.Take(buffer.AsSpan(offset, count).ToArray());

    public void Wait(int timeoutMs)
    {
        if (Bridge.Step() || timeoutMs <= 0) { return; }
        if (_keys.TryDequeue(out char key))
        {
            _early.Enqueue(key);
            return;
        }

        TimeMs += timeoutMs;
    }

    public long NowMs() => TimeMs;

    public char TryReadKey() => _early.TryDequeue(out char key) ? key : '\0';

    public void Show(byte[] frame)
    {
        Frames.Add((byte[])frame.Clone());
        Screens.Add(FrameText.Read(Frames[^1]));
    }

    public void Play(Sound sound) => Sounds.Add(sound);

    public bool TryRead(out long unixMs)
    {
        unixMs = RtcOffsetMs == null ? 0 : (TimeMs + RtcOffsetMs.Value) / 1000 * 1000;
        return RtcWorks && RtcOffsetMs != null;
    }

    public void Set(long unixMs)
    {
        if (RtcWorks) { RtcOffsetMs = (unixMs / 1000 * 1000) - TimeMs; }
    }
}
