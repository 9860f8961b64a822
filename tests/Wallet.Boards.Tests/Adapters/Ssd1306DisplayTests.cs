using System;
using Wallet.Boards.Esp32;
using Wallet.Boards.Tests.Chips;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Tests.Contracts;

namespace Wallet.Boards.Tests.Adapters;

[TestClass]
public sealed class Ssd1306DisplayContract : DisplayContract
{
    protected override void Use(Action<IDisplay, Func<int, int, bool>> test) =>
        Ssd1306DisplayTests.Use((_, panel, display) => test(display, panel.IsLit));
}

[TestClass]
public sealed class Ssd1306DisplayTests
{
    private const int Address = 0x3C;
    private const int PageBytes = 128;

    [TestMethod]
    public void Show_SeededFrames_PanelShowsEach()
    {
        Use((_, panel, display) =>
        {
            byte[] frame = new byte[1024];
            Wallet.Virtual.Scheduling.SeededRandom random = new(7);
            for (int i = 0; i < 20; i++)
            {
                // Some pages change and others do not.
                random.Fill(frame.AsSpan(random.Next(8) * PageBytes, PageBytes));
                display.Show(frame);
                CollectionAssert.AreEqual(frame, panel.Frame);
            }
        });
    }

    [TestMethod]
    public void Show_TextOfTheFirmware_CanBeRead()
    {
        Use((_, panel, display) =>
        {
            TextScreen screen = new(display) { Language = Language.Chinese };
            screen.Centered(1, screen.Text(TextId.SelfTestRunning));
            screen.Show();
            Assert.AreEqual(screen.Text(TextId.SelfTestRunning), FrameText.Read(panel.Frame)[1].Trim());

            screen.Language = Language.English;
            screen.Clear();
            screen.Centered(3, screen.Text(TextId.SelfTestRunning));
            screen.Show();
            Assert.AreEqual(screen.Text(TextId.SelfTestRunning), FrameText.Read(panel.Frame)[3].Trim());
        });
    }

    [TestMethod]
    public void Show_FirstFrame_LeavesNothingOfTheMemorysNoise()
    {
        Use((_, panel, display) =>
        {
            display.Show(new byte[1024]);

            CollectionAssert.AreEqual(new byte[1024], panel.Frame);
            Assert.IsTrue(panel.IsOn);
        });
    }

    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(1, 134)]
    [DataRow(8, 8 * 134)]
    public void Show_SomePagesChanged_SendsTheseOnly(int pages, int bytesMax)
    {
        Use((chip, _, display) =>
        {
            byte[] frame = new byte[1024];
            display.Show(frame);
            int before = chip.Bus(1).ByteCount;
            for (int page = 0; page < pages; page++) { frame[(page * PageBytes) + 127] ^= 0x10; }
            display.Show(frame);

            Assert.AreEqual(bytesMax + pages, chip.Bus(1).ByteCount - before);
        });
    }

    [TestMethod]
    public void TurnOff_PanelThatShowsAPage_IsDark()
    {
        Use((_, panel, display) =>
        {
            display.Show(new byte[1024]);
            display.TurnOff();

            Assert.IsFalse(panel.IsOn);
        });
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Show_BusFailsOnceAtAnyTransfer_PictureIsWholeAllTheSame(bool byException)
    {
        for (int good = 0; good < 18; good++)
        {
            int goodTransfers = good;
            Use((chip, panel, display) =>
            {
                byte[] frame = new byte[1024];
                Array.Fill(frame, (byte)0x3C);
                chip.Bus(1).GoodTransfers = goodTransfers;
                chip.Bus(1).Failures = 1;
                chip.Bus(1).FailsByException = byException;
                chip.Bus(1).BytesBeforeFailure = 60;
                display.Show(frame);

                CollectionAssert.AreEqual(frame, panel.Frame, "after " + goodTransfers + " good transfers");
            });
        }
    }

    [TestMethod]
    public void Show_PanelHadLostPower_ComesBackWithTheWholePicture()
    {
        Use((chip, panel, display) =>
        {
            byte[] frame = new byte[1024];
            Array.Fill(frame, (byte)0x81);
            display.Show(frame);
            chip.Bus(1).Unsolder(Address);
            panel.LosePower();
            frame[5] = 0;
            display.Show(frame);
            chip.Bus(1).Solder(Address, panel);
            display.Show(frame);

            CollectionAssert.AreEqual(frame, panel.Frame);
        });
    }

    [TestMethod]
    public void Show_NoPanel_GoesOn()
    {
        Use((chip, _, display) =>
        {
            chip.Bus(1).Unsolder(Address);
            int before = chip.Bus(1).TransferCount;
            display.Show(new byte[1024]);

            Assert.IsInRange(1, 6, chip.Bus(1).TransferCount - before, "transfers tried");
        });
    }

    internal static void Use(Action<VirtualEsp32, VirtualSsd1306, Ssd1306Display> test)
    {
        Rig.Use(chip =>
        {
            VirtualSsd1306 panel = new();
            chip.Bus(1).Solder(Address, panel);
            test(chip, panel, new Ssd1306Display(Rig.OpenI2c(Address)));
        });
    }
}
