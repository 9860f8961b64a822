using UnitsNet;

namespace Probes;

public static class Probe
{
    public static double Use(Temperature temperature) => temperature.DegreesCelsius;
}
