using System.Device.I2c;
using Iot.Device.Rtc;

namespace Probes;

public static class Probe
{
    public static double Use(I2cDevice device)
    {
        using var clock = new Ds3231(device);
        clock.SetAlarmOne(new Ds3231AlarmOne(1, clock.DateTime.TimeOfDay, Ds3231AlarmOneMatchMode.Seconds));
        return clock.Temperature.DegreesCelsius + Ds3231.DefaultI2cAddress;
    }
}
