using Wallet.Boards.Tests.Chips;

namespace System.Device.I2c;

public enum I2cBusSpeed
{
    StandardMode = 0,
    FastMode = 1,
    FastModePlus = 2,
}

public enum I2cTransferStatus
{
    UnknownError = 0,
    FullTransfer = 1,
    ClockStretchTimeout = 2,
    PartialTransfer = 3,
    SlaveAddressNotAcknowledged = 4,
}

public readonly struct I2cTransferResult
{
    internal I2cTransferResult(I2cTransferStatus status) => Status = status;

    public I2cTransferStatus Status { get; }
}

public sealed class I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed)
{
    public int BusId { get; } = busId;

    public int DeviceAddress { get; } = deviceAddress;

    public I2cBusSpeed BusSpeed { get; } = busSpeed;
}

/// <summary>A place on a virtual bus; like the chip's it answers with a status and does not throw.</summary>
public class I2cDevice
{
    private readonly VirtualI2cBus _bus;
    private readonly int _address;

    public I2cDevice(I2cConnectionSettings settings)
    {
        _bus = VirtualEsp32.Current.OpenBus(settings.BusId, settings.BusSpeed);
        _address = settings.DeviceAddress;
    }

    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    public I2cTransferResult Write(SpanByte buffer) => new(_bus.Transfer(_address, buffer.ToArray(), null));

    public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer)
    {
        byte[] read = new byte[readBuffer.Length];
        I2cTransferStatus status = _bus.Transfer(_address, writeBuffer.ToArray(), read);
        if (status == I2cTransferStatus.FullTransfer) { readBuffer.Fill(read); }
        return new I2cTransferResult(status);
    }
}
