using System;
using System.Threading;
using Wallet.Core.Ports;

namespace Wallet.Boards.Esp32;

/// <summary>Sleeps until a key was pressed or the time is over, and never for long.</summary>
/// <remarks>
/// The runtime's events of its UARTs are not to be relied on, so nobody tells of bytes or a touch: whoever waits is
/// woken in every tick of the chip's operating system, and looks.
/// </remarks>
public sealed class Esp32Events : IEvents
{
    private const int NapMsMax = 10;

    private readonly AutoResetEvent _news = new AutoResetEvent(false);
    private Exception _failure;

    /// <summary>Wakes who waits, or the next one to wait. From any thread.</summary>
    public void Signal()
    {
        _news.Set();
    }

    /// <summary>Has whoever waits, or the next one to wait, fail with this. From any thread.</summary>
    public void Fail(Exception failure)
    {
        _failure = failure;
        _news.Set();
    }

    /// <inheritdoc/>
    public void Wait(int timeoutMs)
    {
        if (timeoutMs > 0)
        {
            _news.WaitOne(timeoutMs < NapMsMax ? timeoutMs : NapMsMax, false);
        }

        if (_failure != null)
        {
            throw _failure;
        }
    }
}
