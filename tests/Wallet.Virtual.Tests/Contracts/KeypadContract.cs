using System;
using Wallet.Core.Ports;

namespace Wallet.Virtual.Tests.Contracts;

/// <summary>What every keypad does.</summary>
public abstract class KeypadContract
{
    /// <summary>Sets a keypad up; the second argument presses a key.</summary>
    protected abstract void Use(Action<IKeypad, Action<char>> test);

    [TestMethod]
    public void TryReadKey_NothingPressed_ReturnsNul()
    {
        Use((keypad, _) => Assert.AreEqual('\0', keypad.TryReadKey()));
    }

    [TestMethod]
    public void TryReadKey_EveryKey_ComesOnceInOrder()
    {
        Use((keypad, press) =>
        {
            const string keys = "0123456789ABCD*#";
            foreach (char key in keys)
            {
                press(key);
            }

            foreach (char key in keys)
            {
                Assert.AreEqual(key, keypad.TryReadKey());
            }

            Assert.AreEqual('\0', keypad.TryReadKey());
        });
    }

    [TestMethod]
    public void TryReadKey_SeventeenPressed_LastIsDropped()
    {
        Use((keypad, press) =>
        {
            for (int i = 0; i < 16; i++)
            {
                press('1');
            }

            press('2');
            for (int i = 0; i < 16; i++)
            {
                Assert.AreEqual('1', keypad.TryReadKey());
            }

            Assert.AreEqual('\0', keypad.TryReadKey());
        });
    }
}
