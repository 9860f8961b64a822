using Wallet.Core.Clock;
using Wallet.Core.Screen;

namespace Wallet.Core.Dialogs;

/// <summary>What a device says of its time, short enough for a value beside its label.</summary>
public static class TimeText
{
    /// <summary>In one word: set, or what is wrong.</summary>
    public static string State(DeviceContext device)
    {
        TextScreen screen = device.Screen;
        switch (device.Clock.State)
        {
            case TimeState.Set:
                return screen.Text(device.CanCheck ? TextId.ClockSet : TextId.ClockNotSet);
            case TimeState.OfflineTooLong:
                return screen.Text(TextId.ClockTooOld);
            case TimeState.Suspicious:
                return screen.Text(TextId.ClockSuspicious);
            case TimeState.Lost:
                return screen.Text(TextId.ClockLost);
            default:
                return screen.Text(TextId.ClockNotSet);
        }
    }

    /// <summary>What the time rests on and how far it may be wrong, as "signed ~2 s"; the state where there is none.
    /// </summary>
    public static string Source(DeviceContext device)
    {
        TrustedClock clock = device.Clock;
        TextId source;
        switch (clock.Source)
        {
            case TimeSource.Signed:
                source = TextId.TimeSigned;
                break;
            case TimeSource.Battery:
                source = TextId.TimeBattery;
                break;
            case TimeSource.Satellite:
                source = TextId.TimeSatellite;
                break;
            default:
                return State(device);
        }

        // Rounded up to the second: nothing here is better than that.
        return string.Concat(
            device.Screen.Text(source), " ~", Duration(device.Screen, clock.UncertaintyMs + 999));
    }

    /// <summary>How long ago the device was synchronised; "-" where it cannot tell.</summary>
    public static string Age(DeviceContext device)
    {
        return device.Clock.IsSet ? Duration(device.Screen, device.Clock.OfflineMs) : "-";
    }

    private static string Duration(TextScreen screen, long ms)
    {
        long seconds = ms / 1000;
        long count = seconds;
        TextId unit = TextId.UnitSeconds;
        if (seconds >= 2 * 86400)
        {
            count = seconds / 86400;
            unit = TextId.UnitDays;
        }
        else if (seconds >= 2 * 3600)
        {
            count = seconds / 3600;
            unit = TextId.UnitHours;
        }
        else if (seconds >= 2 * 60)
        {
            count = seconds / 60;
            unit = TextId.UnitMinutes;
        }

        return string.Concat(count.ToString(), " ", screen.Text(unit));
    }
}
