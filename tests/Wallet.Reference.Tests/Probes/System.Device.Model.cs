using System.Device.Model;

namespace Probes;

public static class Probe
{
    [Property]
    public static int Value { get; }

    [Command("name", "shown name")]
    public static string Use() => new TelemetryAttribute("name").Name;
}
