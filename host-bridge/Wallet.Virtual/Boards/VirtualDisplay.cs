using System;
using System.Collections.Generic;
using Wallet.Core.Ports;
using Wallet.Virtual.Scheduling;

namespace Wallet.Virtual.Boards;

/// <summary>A frame and when it was lit.</summary>
/// <param name="AtMs">Time of the world.</param>
/// <param name="Bytes">1,024 bytes in SSD1306 page order; not to be changed.</param>
public sealed record DisplayFrame(long AtMs, byte[] Bytes);

/// <summary>A panel that remembers what it has shown.</summary>
public sealed class VirtualDisplay : IDisplay
{
    /// <summary>Pixels from left to right.</summary>
    public const int WidthPixels = 128;

    /// <summary>Pixels from top to bottom.</summary>
    public const int HeightPixels = 64;

    /// <summary>Bytes of a frame.</summary>
    public const int FrameBytes = WidthPixels * HeightPixels / 8;

    /// <summary>Frames kept; the oldest are forgotten.</summary>
    public const int FramesMax = 4096;

    private static readonly byte[] Dark = new byte[FrameBytes];

    private readonly BoardPower _power;
    private readonly VirtualPower _parts;
    private readonly Func<bool> _wake;
    private readonly Queue<DisplayFrame> _frames = new();
    private byte[] _lastFrame = Dark;
    private byte[]? _textOf;
    private string[] _text = [];

    internal VirtualDisplay(BoardPower power, VirtualPower parts, Func<bool> wake)
    {
        _power = power;
        _parts = parts;
        _wake = wake;
        power.OnLost(GoDark);
        parts.Changed += (_, _) => { if (IsDark && _lastFrame != Dark) { Light(Dark); } };
    }

    /// <summary>What is lit has changed. Raised on the thread that changed it; must not wait.</summary>
    public event EventHandler? Changed;

    /// <summary>True while the board has power, and its firmware has taken it from the panel.</summary>
    public bool IsDark => _power.IsOn && !_parts.Has(PowerParts.Display);

    /// <summary>
    /// Every different frame in order, over all power cycles, the latest <see cref="FramesMax"/> of them. Where the
    /// firmware let the panel go dark it is an empty one.
    /// </summary>
    public IReadOnlyCollection<DisplayFrame> Frames => _frames;

    /// <summary>How often <see cref="Show"/> was called.</summary>
    public long ShowCount { get; private set; }

    /// <summary>
    /// What is lit now, not to be changed; all dark without power, the board's or the panel's. May be read from any
    /// thread.
    /// </summary>
    public byte[] LastFrame => _lastFrame;

    /// <summary>The rows of text that are lit now, see <see cref="FrameText"/>.</summary>
    public string[] Text
    {
        get
        {
            if (_textOf != _lastFrame)
            {
                _text = FrameText.Read(_lastFrame);
                _textOf = _lastFrame;
            }

            return _text;
        }
    }

    /// <summary>Whether the text is lit now, within one row.</summary>
    public bool Shows(string text)
    {
        foreach (string row in Text)
        {
            if (row.Contains(text, StringComparison.Ordinal)) { return true; }
        }

        return false;
    }

    /// <summary>In a script: waits until the text is lit. Whoever reads wakes a panel that goes dark.</summary>
    /// <returns>False where it was not within <paramref name="timeoutMs"/>.</returns>
    public bool WaitFor(string text, int timeoutMs = 60_000) =>
        WaitUntil(() => Shows(text), timeoutMs, "the text '" + text + "'");

    /// <summary>In a script: waits until one of the texts is lit. Whoever reads wakes a panel that goes dark.</summary>
    /// <returns>The first of them; null where none was within <paramref name="timeoutMs"/>.</returns>
    public string? WaitForAny(int timeoutMs, params string[] texts)
    {
        WaitUntil(() => Array.Exists(texts, Shows), timeoutMs, "one of several texts");
        return Array.Find(texts, Shows);
    }

    /// <summary>In a script: waits for what is lit. Whoever reads wakes a panel that goes dark.</summary>
    /// <returns>False where it was not within <paramref name="timeoutMs"/>.</returns>
    public bool WaitUntil(Func<bool> isSeen, int timeoutMs, string waitsFor)
    {
        ArgumentNullException.ThrowIfNull(isSeen);
        Scheduler scheduler = _power.Scheduler;
        long deadlineMs = scheduler.DeadlineIn(timeoutMs);
        while (scheduler.WaitUntil(() => isSeen() || IsDark, deadlineMs, waitsFor))
        {
            if (isSeen()) { return true; }
            if (!_wake()) { return scheduler.WaitUntil(isSeen, deadlineMs, waitsFor); }
        }

        return false;
    }

    /// <inheritdoc />
    public void Show(byte[] frame)
    {
        _power.Check();
        if (frame.Length != FrameBytes)
        {
            throw new ArgumentException("A frame has 1,024 bytes.", nameof(frame));
        }

        if (IsDark) { return; }

        ShowCount++;
        if (!frame.AsSpan().SequenceEqual(_lastFrame)) { Light((byte[])frame.Clone()); }
    }

    /// <summary>Whether the pixel is lit; x from the left, y from the top.</summary>
    public static bool IsLit(byte[] frame, int x, int y)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return ((frame[(y / 8 * WidthPixels) + x] >> (y % 8)) & 1) != 0;
    }

    private void Light(byte[] copy)
    {
        if (_frames.Count == FramesMax) { _frames.Dequeue(); }
        _frames.Enqueue(new DisplayFrame(_power.Scheduler.NowMs, copy));
        _power.Scheduler.Note(copy);
        _lastFrame = copy;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private void GoDark()
    {
        _lastFrame = Dark;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
