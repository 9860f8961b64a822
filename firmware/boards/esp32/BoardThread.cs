using System;
using System.Threading;

namespace Wallet.Boards.Esp32;

/// <summary>The one thread beside the program's: keys are seen and notes end while the program computes.</summary>
public sealed class BoardThread
{
    private readonly MatrixKeypad _keypad;
    private readonly PwmBuzzer _buzzer;
    private readonly Esp32Events _events;
    private readonly Esp32MonotonicClock _clock = new Esp32MonotonicClock();

    /// <summary>For these parts; nothing happens before <see cref="Start"/>.</summary>
    public BoardThread(MatrixKeypad keypad, PwmBuzzer buzzer, Esp32Events events)
    {
        _keypad = keypad;
        _buzzer = buzzer;
        _events = events;
    }

    /// <summary>Starts the thread, which ends only by a failure, and with it the program's.</summary>
    public void Start()
    {
        var thread = new Thread(Run);
        thread.Priority = ThreadPriority.AboveNormal;
        thread.Start();
    }

    private void Run()
    {
        try
        {
            while (true)
            {
                _keypad.Scan();
                _buzzer.Tick(_clock.NowMs());
                Thread.Sleep(MatrixKeypad.ScanMs);
            }
        }
        catch (Exception failure)
        {
            _events.Fail(failure);
        }
    }
}
