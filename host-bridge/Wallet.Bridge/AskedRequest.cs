using Wallet.Protocol;

namespace Wallet.Bridge;

/// <summary>
/// A request that somebody wants carried to the device once, and its answer: Busy brings it back soon, anything else
/// ends it.
/// </summary>
internal sealed class AskedRequest
{
    private const int BusyRetryMs = 1_000;

    private readonly System.Threading.Lock _lock = new();
    private byte[]? _message;
    private long _dueAtMs;
    private bool _isSent;
    private StatusCode? _answer;

    /// <summary>How it ended; null while it has not, and before the first. From any thread.</summary>
    public StatusCode? Answer
    {
        get
        {
            lock (_lock)
            {
                return _answer;
            }
        }
    }

    /// <summary>Puts a request in the place of the one before. From any thread.</summary>
    public void Put(byte[] message)
    {
        lock (_lock)
        {
            _message = message;
            _dueAtMs = 0;
            _isSent = false;
            _answer = null;
        }
    }

    /// <summary>The request where it is due; null where there is none.</summary>
    public byte[]? Take(long nowMs)
    {
        lock (_lock)
        {
            bool isDue = _message is not null && !_isSent && _dueAtMs <= nowMs;
            _isSent |= isDue;
            return isDue ? _message : null;
        }
    }

    /// <summary>The device has answered.</summary>
    public void Answered(StatusCode status, long nowMs)
    {
        lock (_lock)
        {
            if (_message is null || !_isSent)
            {
                return;
            }

            _isSent = false;
            if (status == StatusCode.Busy)
            {
                _dueAtMs = nowMs + BusyRetryMs;
            }
            else
            {
                _message = null;
                _answer = status;
            }
        }
    }

    /// <summary>The device has started anew: what it was asked before it will not answer.</summary>
    public void Lose()
    {
        Answered(StatusCode.LinkTimeout, 0);
    }

    /// <summary>Milliseconds until <see cref="Take"/> has something.</summary>
    public int WaitMs(long nowMs)
    {
        lock (_lock)
        {
            return _message is null || _isSent ? int.MaxValue : (int)System.Math.Max(0, _dueAtMs - nowMs);
        }
    }
}
