using System;

namespace Wallet.Device.Runner;

/// <summary>Nothing was run; the message is one sentence for whoever started the program.</summary>
public sealed class NotRunException : Exception
{
    public NotRunException(string message)
        : base(message)
    {
    }

    public NotRunException()
    {
    }

    public NotRunException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
