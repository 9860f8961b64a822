using System;

namespace Probes;

public static class Probe
{
    public static double Use() => Math.PI * Math.Clamp(3L, 1L, 2L) + Math.Max(1, 2) + Math.Sqrt(Math.E);
}
