namespace Wallet.Core.Clock;

/// <summary>How a device stands to time. Numbers are for ever: they go out in the wallet key information set.</summary>
public enum TimeState
{
    /// <summary>No signed time was ever taken.</summary>
    NeverSet = 1,
    /// <summary>
    /// There was, but nothing carried it over a restart: the battery was empty, or the record is damaged.
    /// </summary>
    Lost = 2,
    /// <summary>There is time to go by.</summary>
    Set = 3,
    /// <summary>There is time, but the last synchronisation is longer ago than the platform allows.</summary>
    OfflineTooLong = 4,
    /// <summary>The sources contradict each other in a way that only signed time can settle.</summary>
    Suspicious = 5,
}
