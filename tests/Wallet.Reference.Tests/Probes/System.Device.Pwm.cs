using System.Device.Pwm;

namespace Probes;

public static class Probe
{
    public static void Use()
    {
        PwmChannel channel = PwmChannel.CreateFromPin(6, dutyCyclePercentage: 0.25);
        channel.Frequency = 2000;
        channel.Start();
        channel.Dispose();
    }
}
