using System.Threading;

namespace Wallet.Boards.Esp32;

/// <summary>The one thread beside the program's: keys are seen and notes end while the program computes.</summary>
public sealed class BoardThread
{
    private readonly MatrixKeypad _keypad;
    private readonly PwmBuzzer _buzzer;
    private readonly Esp32MonotonicClock _clock = new Esp32MonotonicClock();

    /// <summary>For these parts; nothing happens before <see cref="Start"/>.</summary>
    public BoardThread(MatrixKeypad keypad, PwmBuzzer buzzer)
    {
        _keypad = keypad;
        _buzzer = buzzer;
    }

    /// <summary>Starts the thread, which never ends.</summary>
    public void Start()
    {
        var thread = new Thread(Run);
        thread.Priority = ThreadPriority.AboveNormal;
        thread.Start();
    }

    private void Run()
    {
        while (true)
        {
            _keypad.Scan();
            _buzzer.Tick(_clock.NowMs());
            Thread.Sleep(MatrixKeypad.ScanMs);
        }
    }
}
