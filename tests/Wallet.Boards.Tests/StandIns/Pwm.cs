using Wallet.Boards.Tests.Chips;

namespace System.Device.Pwm;

public sealed class PwmChannel
{
    private readonly VirtualEsp32 _chip = VirtualEsp32.Current;
    private readonly int _pin;

    private PwmChannel(int pin, int frequency)
    {
        _pin = pin;
        Frequency = frequency;
    }

    public int Frequency { get; set; }

    public static PwmChannel CreateFromPin(int pin, int frequency = 400, double dutyCyclePercentage = 0.5)
    {
        VirtualEsp32.Current.RequireFunction(pin, "PWM");
        return new PwmChannel(pin, frequency);
    }

    public void Start() => _chip.NoteTone(_pin, Frequency);

    public void Stop() => _chip.NoteTone(_pin, 0);
}
