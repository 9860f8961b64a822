using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Battery;
using Wallet.Simulation.Tests.Worlds;
using Wallet.Simulator.World;

namespace Wallet.Simulation.Tests;

/// <summary>
/// A touch is torn, and the next one begins about when the card goes dark and its radio off: one side has the money at
/// every moment, and a card that is woken finishes.
/// </summary>
[TestClass]
public sealed class PowerTouchTests
{
    private const int StepMs = 400;

    [TestMethod]
    public void TornThenDarkAboutTheNextTouch_IsPaidOnce()
    {
        var cases = new Cases();

        // Before anything, in each message, and with all but the last byte of the payment.
        List<int> ends = TornTouchTests.Ends();
        foreach (int bytes in ends.Select((end, index) => index == 0 ? 0 : end - (index < 4 ? 30 : 1)).Append(ends[3]))
        {
            for (int ms = -4 * StepMs; ms <= 4 * StepMs; ms += StepMs)
            {
                int afterDarkMs = ms;
                cases.Try($"torn after {bytes} bytes, touched {ms} ms after dark", () => Tear(bytes, afterDarkMs));
            }
        }

        cases.Report(casesMin: 50);
    }

    private static void Tear(int bytes, int afterDarkMs)
    {
        using TestWorld world = Snapshot.Loaded.Open();
        world.Run(() =>
        {
            world.Simulation.Field.TearAfterBytes(bytes);
            string outcome = world.Pay(Snapshot.AmountMinor);
            Assert.AreNotEqual("Received", outcome, "The touch was not torn.");
            world.CheckMoney("after the torn touch");

            // An armed card goes dark only after its yes is over; until then this waits.
            world.Scheduler.WaitUntil(
                () => world.Simulation.Card.Display.IsDark, world.Scheduler.DeadlineIn(120_000), "the dark");
            world.Card.Rest();
            world.Terminal.OpenSale(Snapshot.AmountMinor);
            world.Card.Press("C");
            world.Scheduler.Sleep(DevicePower.LitMs + afterDarkMs);
            outcome = world.Touch(Snapshot.AmountMinor);
            world.CheckMoney("after a touch about when it goes dark");
            Assert.AreEqual(Snapshot.AmountMinor, world.Money.CardMinor + world.Money.TerminalMinor);
            if (outcome != "Received")
            {
                world.Card.Rest();
                outcome = world.Pay(Snapshot.AmountMinor);
            }

            Assert.AreEqual("Received", outcome, world.Terminal.Shown);
            Assert.HasCount(1, MoneyView.Received(world.Simulation).ToList());
            Assert.IsEmpty(world.Held);
            world.CheckMoney("at the end");
        });
    }
}
