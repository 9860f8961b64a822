using System;

namespace Wallet.CostMeter;

/// <summary>Nothing was counted: an option is wrong or a file is; the message says which, and what to do.</summary>
public sealed class NotCountedException : Exception
{
    public NotCountedException(string message)
        : base(message)
    {
    }

    public NotCountedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public NotCountedException()
    {
    }
}
