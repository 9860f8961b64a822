using System;
using System.Collections.Generic;
using Wallet.Boards.Esp32;
using Wallet.Boards.Tests.Chips;
using Wallet.Boards.Tests.Uart;
using Wallet.Virtual.Scheduling;

namespace Wallet.Boards.Tests.Pn532;

/// <summary>A far end that says what a test has written down, byte by byte, whatever it is told.</summary>
internal sealed class ScriptedChip : IDisposable
{
    private readonly Scheduler _scheduler = new(1);
    private readonly Queue<string> _answers = [];

    public ScriptedChip()
    {
        _ = new VirtualEsp32(_scheduler);
        Time = new WorldTime(_scheduler);
        SerialWire wire = Time.Watch(new SerialWire().PlugInto("COM2"));
        wire.OnWritten = bytes =>
        {
            Heard.Add(Convert.ToHexString(bytes));
            if (_answers.TryDequeue(out string answer))
            {
                _scheduler.At(_scheduler.NowMs + 1, () => wire.Send(Convert.FromHexString(answer)));
            }
        };
        Hsu = new Pn532Hsu(new UartByteLink("COM2", 1, 2, Pn532Hsu.BitsPerSecond, 600), Time, Time);
        Say = text => wire.Send(Convert.FromHexString(text));
    }

    public WorldTime Time { get; }

    public Pn532Hsu Hsu { get; }

    /// <summary>What the host wrote, in hex, a write each.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>Sends now, unasked.</summary>
    public Action<string> Say { get; }

    /// <summary>What is sent after each of the host's next writes; empty: nothing.</summary>
    public ScriptedChip Then(params string[] answers)
    {
        Array.ForEach(answers, _answers.Enqueue);
        return this;
    }

    public void Run(Action<Pn532Hsu> test) => _scheduler.Run(() => test(Hsu));

    public void Dispose() => _scheduler.Dispose();
}
