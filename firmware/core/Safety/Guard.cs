using System;

namespace Wallet.Core.Safety;

/// <summary>Checks what cannot happen. Expected failures are status codes; this is for a defect of our own.</summary>
/// <remarks>
/// Compiled into every build, unlike Debug.Assert: the device that is in the field is the one that must stop. Each call
/// has a number of its own, so that the number on the display finds the line: 1xx Storage, 2xx Crypto, 3xx Clock and
/// Session, 4xx Link and Screen, 5xx Safety and the device loop, 6xx card, 7xx terminal, 8xx boards.
/// </remarks>
public static class Guard
{
    /// <summary>Goes on where the condition holds.</summary>
    /// <exception cref="GuardException">
    /// It does not hold. Caught only at the top: wipe, show the number, restart.
    /// </exception>
    public static void That(bool condition, int number)
    {
        if (!condition)
        {
            throw new GuardException(number);
        }
    }
}

/// <summary>A broken invariant. It carries a number and never a text, so that no secret can leave in it.</summary>
public sealed class GuardException : Exception
{
    /// <summary>The number of the check that did not hold.</summary>
    public readonly int Number;

    /// <summary>Made by <see cref="Guard.That"/> only.</summary>
    public GuardException(int number)
    {
        Number = number;
    }
}
