using System.Device.Pwm;
using Iot.Device.Buzzer;

namespace Probes;

public static class Probe
{
    public static void Use(PwmChannel channel)
    {
        using var buzzer = new Buzzer(channel);
        buzzer.PlayTone(2000, 100);
    }
}
