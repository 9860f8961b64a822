using Wallet.Boards.Tests.Chips;

namespace System.Device.Gpio;

public enum PinMode
{
    Input = 0,
    InputPullDown = 1,
    InputPullUp = 2,
    Output = 3,
    OutputOpenDrain = 4,
    OutputOpenDrainPullUp = 5,
    OutputOpenSource = 6,
    OutputOpenSourcePullDown = 7,
}

public readonly struct PinValue : IEquatable<PinValue>
{
    private readonly bool _isHigh;

    private PinValue(bool isHigh) => _isHigh = isHigh;

    public static PinValue High { get; } = new(true);

    public static PinValue Low { get; } = new(false);

    public static explicit operator bool(PinValue value) => value._isHigh;

    public static bool operator ==(PinValue a, PinValue b) => a._isHigh == b._isHigh;

    public static bool operator !=(PinValue a, PinValue b) => a._isHigh != b._isHigh;

    public bool Equals(PinValue other) => _isHigh == other._isHigh;

    public override bool Equals(object obj) => obj is PinValue other && Equals(other);

    public override int GetHashCode() => _isHigh ? 1 : 0;
}

public sealed class GpioController
{
    public GpioPin OpenPin(int pinNumber, PinMode mode) => new(VirtualEsp32.Current.Gpio, pinNumber, mode);
}

public sealed class GpioPin
{
    private readonly VirtualGpio _gpio;

    internal GpioPin(VirtualGpio gpio, int number, PinMode mode)
    {
        _gpio = gpio;
        PinNumber = number;
        gpio.Open(number, mode);
    }

    public int PinNumber { get; }

    public PinValue Read()
    {
        if (_gpio.IsBroken) { throw new InvalidOperationException("Pin " + PinNumber + " cannot be read."); }
        return _gpio.IsHigh(PinNumber) ? PinValue.High : PinValue.Low;
    }

    public void Write(PinValue value) => _gpio.Drive(PinNumber, (bool)value);
}
