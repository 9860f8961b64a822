using System;

namespace Wallet.Virtual.Storage;

/// <summary>
/// The virtual board has no power. Firmware never catches it; the virtual board does, and starts anew.
/// </summary>
public sealed class PowerLostException : Exception
{
    /// <summary>No power since the mutating operation of this number.</summary>
    public PowerLostException(int operationIndex)
        : base($"The power was cut at storage operation {operationIndex}.")
    {
        OperationIndex = operationIndex;
    }

    /// <summary>Number of the mutating operation at which the power went.</summary>
    public int OperationIndex { get; }
}
