using System;
using Wallet.Core.Ports;

namespace Wallet.Virtual.Tests.Contracts;

/// <summary>What every panel does.</summary>
public abstract class DisplayContract
{
    /// <summary>Sets a panel up; the second argument tells whether the pixel x, y is lit.</summary>
    protected abstract void Use(Action<IDisplay, Func<int, int, bool>> test);

    [TestMethod]
    [DataRow(0, 0, 0, 0x01)]
    [DataRow(127, 0, 127, 0x01)]
    [DataRow(0, 7, 0, 0x80)]
    [DataRow(5, 10, 133, 0x04)]
    [DataRow(127, 63, 1023, 0x80)]
    public void Show_OnePixel_IsWherePageOrderSays(int x, int y, int index, int value)
    {
        Use((display, isLit) =>
        {
            byte[] frame = new byte[1024];
            frame[index] = (byte)value;
            display.Show(frame);

            for (int row = 0; row < 64; row++)
            {
                for (int column = 0; column < 128; column++)
                {
                    Assert.AreEqual(column == x && row == y, isLit(column, row));
                }
            }
        });
    }

    [TestMethod]
    public void Show_BufferReusedAfterwards_PictureStays()
    {
        Use((display, isLit) =>
        {
            byte[] frame = new byte[1024];
            frame[0] = 1;
            display.Show(frame);
            frame[0] = 0;

            Assert.IsTrue(isLit(0, 0));
        });
    }
}
