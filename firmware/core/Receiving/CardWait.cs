using Wallet.Core.Dialogs;
using Wallet.Protocol;

namespace Wallet.Core.Receiving;

/// <summary>
/// Shows <see cref="TouchCardPage"/> and waits for a card in the field, as everyone does who reads one.
/// </summary>
public static class CardWait
{
    private const int TornPauseMs = 1000;

    /// <summary>Waits for a card.</summary>
    /// <remarks>
    /// After a refusal the card must leave the field once, or it would be asked the same for ever. After a torn touch
    /// it has left, or seems to have: one that is there a second later is asked again.
    /// </remarks>
    /// <param name="device">The device.</param>
    /// <param name="amount">What is to be paid; null where it is not about money.</param>
    /// <param name="text">What else stands on the page; empty where the amount does.</param>
    /// <param name="last">What came of the touch before; Ok where there was none.</param>
    /// <param name="deadlineMs">On the monotonic clock.</param>
    /// <returns>Ok, a card is there; HolderDeclined, or DialogTimeout.</returns>
    public static StatusCode Await(DeviceContext device, string amount, string text, StatusCode last, long deadlineMs)
    {
        TouchCardPage.Show(device, amount, text, last);
        bool mustLeave = last != StatusCode.Ok;
        long againMs = last == StatusCode.TouchTorn ? device.Ask.DeadlineIn(TornPauseMs) : deadlineMs;
        while (true)
        {
            device.Power.Light();
            device.Host.PumpBusy();
            char key = device.Ports.Keypad.TryReadKey();
            if (key == DialogIo.NoKey)
            {
                return StatusCode.HolderDeclined;
            }

            if (device.Ask.TakeSize(key))
            {
                TouchCardPage.Show(device, amount, text, last);
            }

            long nowMs = device.Ports.Monotonic.NowMs();
            if (nowMs >= deadlineMs)
            {
                return StatusCode.DialogTimeout;
            }

            bool isPresent = device.Ports.TouchReader.CardPresent();
            mustLeave = mustLeave && isPresent && nowMs < againMs;
            if (isPresent && !mustLeave)
            {
                return StatusCode.Ok;
            }

            long wakeMs = mustLeave && againMs < deadlineMs ? againMs : deadlineMs;
            device.Ask.TrySleep(wakeMs);
        }
    }
}
