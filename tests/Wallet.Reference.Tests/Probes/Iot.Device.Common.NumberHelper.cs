using Iot.Device.Common;

namespace Probes;

public static class Probe
{
    public static int Use() => NumberHelper.Bcd2Dec(NumberHelper.Dec2Bcd(59));
}
