using System;
using Wallet.Core.Ports;

namespace Wallet.Virtual.Tests.Contracts;

/// <summary>What every board's switches do to its parts, whoever implements them.</summary>
public abstract class PowerContract
{
    private const PowerParts All = PowerParts.Display | PowerParts.Radio | PowerParts.Satellite;

    /// <summary>A board with its parts, under the sky.</summary>
    /// <param name="Power">The switches.</param>
    /// <param name="Display">The panel.</param>
    /// <param name="IsLit">Whether the pixel x, y shines.</param>
    /// <param name="IsHeard">Holds a reader that asks to the board, and says whether the board hears it.</param>
    /// <param name="IsCardSeen">Holds a card to the board, and says whether the board sees it.</param>
    /// <param name="IsTimeHeard">Asks the satellite receiver for some seconds.</param>
    public sealed record Rig(
        IPower Power,
        IDisplay Display,
        Func<int, int, bool> IsLit,
        Func<bool> IsHeard,
        Func<bool> IsCardSeen,
        Func<bool> IsTimeHeard);

    /// <summary>Sets a fresh board up and runs the test where waiting is allowed.</summary>
    protected abstract void Use(Action<Rig> test);

    [TestMethod]
    public void Supply_NeverCalled_AllWorks() => Use(rig => AssertWorks(rig, All));

    [TestMethod]
    [DataRow(PowerParts.None)]
    [DataRow(PowerParts.Display)]
    [DataRow(PowerParts.Radio)]
    [DataRow(PowerParts.Satellite)]
    [DataRow(PowerParts.Display | PowerParts.Radio)]
    [DataRow(PowerParts.Display | PowerParts.Satellite)]
    [DataRow(PowerParts.Radio | PowerParts.Satellite)]
    public void Supply_SomeParts_TheseWorkAndNoOther(PowerParts parts)
    {
        Use(rig =>
        {
            rig.Power.Supply(parts);
            AssertWorks(rig, parts);
            rig.Power.Supply(All);
            AssertWorks(rig, All);
            rig.Power.Supply(parts);
            rig.Power.Supply(parts);
            AssertWorks(rig, parts);
        });
    }

    [TestMethod]
    public void Supply_DisplayAgain_StaysDarkUntilItIsShownAPage()
    {
        Use(rig =>
        {
            rig.Display.Show(Page(0));
            rig.Power.Supply(PowerParts.None);
            Assert.IsFalse(rig.IsLit(0, 0), "taken away");
            rig.Display.Show(Page(1));
            rig.Power.Supply(PowerParts.Display);
            Assert.IsFalse(rig.IsLit(0, 0) || rig.IsLit(1, 0), "no page of before");
            rig.Display.Show(Page(2));
            Assert.IsTrue(rig.IsLit(2, 0));
            Assert.IsFalse(rig.IsLit(0, 0) || rig.IsLit(1, 0));
        });
    }

    [TestMethod]
    public void Supply_DisplayAgain_ShowsThePageOfBeforeToo()
    {
        Use(rig =>
        {
            rig.Display.Show(Page(0));
            rig.Power.Supply(PowerParts.None);
            rig.Power.Supply(PowerParts.Display);
            rig.Display.Show(Page(0));
            Assert.IsTrue(rig.IsLit(0, 0));
        });
    }

    private static void AssertWorks(Rig rig, PowerParts parts)
    {
        rig.Display.Show(Page(3));
        Assert.AreEqual(parts.HasFlag(PowerParts.Display), rig.IsLit(3, 0), "display");
        Assert.AreEqual(parts.HasFlag(PowerParts.Radio), rig.IsHeard(), "heard as a card");
        Assert.AreEqual(parts.HasFlag(PowerParts.Radio), rig.IsCardSeen(), "seen as a reader");
        Assert.AreEqual(parts.HasFlag(PowerParts.Satellite), rig.IsTimeHeard(), "time");
    }

    private static byte[] Page(int column)
    {
        byte[] page = new byte[1024];
        page[column] = 1;
        return page;
    }
}
