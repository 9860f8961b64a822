using System.Collections.Generic;
using System.Device.I2c;

namespace Wallet.Boards.Tests.Chips;

/// <summary>A chip at an address of an I2C bus.</summary>
internal interface IVirtualI2cChip
{
    /// <summary>Takes the bytes of a transfer after its address.</summary>
    void Write(byte[] bytes);

    /// <summary>Gives bytes.</summary>
    void Read(byte[] bytes);
}

/// <summary>An I2C bus with chips on it, on which transfers can fail.</summary>
internal sealed class VirtualI2cBus
{
    private readonly Dictionary<int, IVirtualI2cChip> _chips = [];

    public I2cBusSpeed Speed { get; set; }

    /// <summary>Transfers so far, failed ones included.</summary>
    public int TransferCount { get; private set; }

    /// <summary>Bytes carried so far, addresses included.</summary>
    public int ByteCount { get; private set; }

    /// <summary>Transfers from now that go well before <see cref="Failures"/> begin.</summary>
    public int GoodTransfers { get; set; }

    /// <summary>Transfers that fail after those.</summary>
    public int Failures { get; set; }

    /// <summary>Bytes that a failing write still brings to its chip.</summary>
    public int BytesBeforeFailure { get; set; }

    /// <summary>Failures come as exceptions, as the runtime has it where it runs out of memory.</summary>
    public bool FailsByException { get; set; }

    public void Solder(int address, IVirtualI2cChip chip) => _chips[address] = chip;

    public void Unsolder(int address) => _chips.Remove(address);

    public I2cTransferStatus Transfer(int address, byte[] write, byte[]? read)
    {
        TransferCount++;
        if (!_chips.TryGetValue(address, out IVirtualI2cChip chip))
        {
            return I2cTransferStatus.SlaveAddressNotAcknowledged;
        }

        if (GoodTransfers > 0)
        {
            GoodTransfers--;
        }
        else if (Failures > 0)
        {
            Failures--;
            if (BytesBeforeFailure > 0 && write.Length > 0)
            {
                chip.Write(write[..System.Math.Min(BytesBeforeFailure, write.Length)]);
            }

            return FailsByException
                ? throw new System.InvalidOperationException("the bus")
                : I2cTransferStatus.ClockStretchTimeout;
        }

        ByteCount += 1 + write.Length + (read == null ? 0 : 1 + read.Length);
        if (write.Length > 0) { chip.Write(write); }
        if (read != null) { chip.Read(read); }
        return I2cTransferStatus.FullTransfer;
    }
}
