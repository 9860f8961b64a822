using System;

namespace Wallet.Bank;

/// <summary>The system cannot start as it is; the message says what to do.</summary>
public sealed class BankSetupException : Exception
{
    /// <summary>Makes one without words.</summary>
    public BankSetupException()
    {
    }

    /// <summary>Makes one that says what to do.</summary>
    public BankSetupException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with its cause.</summary>
    public BankSetupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
