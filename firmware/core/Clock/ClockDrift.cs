namespace Wallet.Core.Clock;

/// <summary>By how much the clocks of a board may be wrong after a while.</summary>
public static class ClockDrift
{
    /// <summary>
    /// The chip's crystal. Espressif's hardware design guidelines ask for one of +-10 ppm; the rest is for temperature
    /// and age of boards that took another one.
    /// </summary>
    public const int MonotonicPpm = 50;

    /// <summary>
    /// The DS3231: +-3.5 ppm from -40 to 85 degrees Celsius (Maxim 19-5170), a DS3231M sold in its place +-5 ppm
    /// (19-5312), and as much again for ten years of age.
    /// </summary>
    public const int BatteryPpm = 10;

    /// <summary>The drift of a time, rounded up.</summary>
    /// <param name="elapsedMs">The time; 0 or more.</param>
    /// <param name="ppm">Parts per million.</param>
    public static long Of(long elapsedMs, int ppm)
    {
        // Divided first: what was elapsed may be anything a clock chip says, and must not overflow.
        return ((((elapsedMs / 1000) + 1) * ppm) / 1000) + 1;
    }
}
