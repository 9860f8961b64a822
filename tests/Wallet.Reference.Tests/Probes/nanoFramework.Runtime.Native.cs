using nanoFramework.Runtime.Native;

namespace Probes;

public static class Probe
{
    public static long Use()
    {
        Rtc.SetSystemTime(new System.DateTime(2026, 1, 1));
        Power.OnRebootEvent += () => GC.Run(true);
        Power.RebootDevice();
        SystemInfo.FloatingPoint support = SystemInfo.FloatingPointSupport;
        return System.Environment.TickCount64 + (int)support;
    }
}
