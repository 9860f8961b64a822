using System;
using System.Collections.Generic;
using System.Device.Gpio;
using Wallet.Boards.Esp32;
using Wallet.Boards.Tests.Chips;
using Wallet.Core.Ports;
using Wallet.Virtual.Tests.Contracts;

namespace Wallet.Boards.Tests.Adapters;

[TestClass]
public sealed class MatrixKeypadContract : KeypadContract
{
    protected override void Use(Action<IKeypad, Action<char>> test) =>
        MatrixKeypadTests.Use(4, pad => test(pad.Keypad, pad.Press));
}

[TestClass]
public sealed class MatrixKeypadTests
{
    [TestMethod]
    [DataRow(4, "123A456B789C*0#D")]
    [DataRow(3, "134567902#8*")]
    public void Scan_EachKeyPressed_IsThatKey(int columns, string keys)
    {
        Use(columns, pad =>
        {
            foreach (char key in keys) { pad.Press(key); }
            foreach (char key in keys) { Assert.AreEqual(key, pad.Keypad.TryReadKey()); }
            Assert.AreEqual('\0', pad.Keypad.TryReadKey());
        });
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(5)]
    [DataRow(12)]
    [DataRow(19)]
    public void Scan_ContactsBounce_OnePressIsOneKey(int bounceMs)
    {
        for (int offsetMs = 0; offsetMs < MatrixKeypad.ScanMs; offsetMs++)
        {
            int waitMs = offsetMs;
            Use(4, pad =>
            {
                pad.Matrix.BounceMs = bounceMs;
                pad.World.Sleep(waitMs);
                pad.Press('5');
                pad.Press('5');
                pad.Press('6');

                Assert.AreEqual("556", pad.ReadAll());
            });
        }
    }

    [TestMethod]
    public void Scan_KeyDownForTwoSecondsAt4X4_CountsOnceAndAtOnce()
    {
        Use(4, pad =>
        {
            pad.Matrix.Down('*');
            pad.Scan(3);
            Assert.AreEqual("*", pad.ReadAll(), "after 30 ms");
            pad.Scan(200);
            pad.Matrix.Up('*');
            pad.Scan(5);

            Assert.AreEqual(string.Empty, pad.ReadAll());
        });
    }

    [TestMethod]
    public void Scan_ContactClosedForOneScan_IsNoKey()
    {
        Use(4, pad =>
        {
            pad.Matrix.Down('7');
            pad.Scan(1);
            pad.Matrix.Up('7');
            pad.Scan(10);

            Assert.AreEqual(string.Empty, pad.ReadAll());
        });
    }

    [TestMethod]
    public void Scan_NextKeyDownBeforeTheFirstIsUp_BothCountInOrder()
    {
        Use(4, pad =>
        {
            pad.Matrix.Down('8');
            pad.Scan(5);
            pad.Matrix.Down('2');
            pad.Scan(5);
            pad.Matrix.Up('8');
            pad.Scan(5);
            pad.Matrix.Up('2');
            pad.Scan(5);

            Assert.AreEqual("82", pad.ReadAll());
        });
    }

    [TestMethod]
    [DataRow('1', '2', DisplayName = "of one row")]
    [DataRow('1', '4', DisplayName = "of one column")]
    [DataRow('1', '5', DisplayName = "across")]
    public void Scan_TwoKeysInTheSameMoment_NeitherCounts(char first, char second)
    {
        Use(4, pad =>
        {
            pad.Matrix.Down(first);
            pad.Matrix.Down(second);
            pad.Scan(10);
            pad.Matrix.Up(first);
            pad.Scan(10);
            pad.Matrix.Up(second);
            pad.Scan(10);
            pad.Press('9');

            Assert.AreEqual("9", pad.ReadAll());
        });
    }

    [TestMethod]
    public void Scan_ThreeCornersOfARectangle_TheFourthNeverCounts()
    {
        Use(4, pad =>
        {
            pad.Matrix.Down('1');
            pad.Scan(5);
            pad.Matrix.Down('3');
            pad.Scan(5);
            pad.Matrix.Down('7');
            pad.Scan(5);
            Assert.IsTrue(pad.LooksDown('9'), "the ghost is there");
            foreach (char key in "137")
            {
                pad.Matrix.Up(key);
                pad.Scan(5);
            }

            Assert.AreEqual("13", pad.ReadAll());
        });
    }

    [TestMethod]
    public void Scan_SeededHandsOnThePad_OnlyKeysThatWentDownCount()
    {
        Use(4, pad =>
        {
            const string keys = "123A456B789C*0#D";
            Wallet.Virtual.Scheduling.SeededRandom random = new(11);
            HashSet<char> down = [];
            for (int i = 0; i < 2000; i++)
            {
                char key = keys[random.Next(keys.Length)];
                bool goesDown = down.Count < 5 && down.Add(key);
                if (goesDown) { pad.Matrix.Down(key); }
                if (!goesDown && down.Remove(key)) { pad.Matrix.Up(key); }
                pad.Scan(4);
                string counted = pad.ReadAll();

                Assert.IsTrue(counted.Length == 0 || (goesDown && counted == key.ToString()), $"{counted} at {key}");
            }
        });
    }

    [TestMethod]
    public void Scan_AnyKeysDown_NoPinDrivesAgainstAnother()
    {
        Use(4, pad =>
        {
            foreach (char key in "147*2580") { pad.Matrix.Down(key); }
            pad.Scan(20);

            Assert.AreEqual(0, pad.World.Gpio.ShortCount);
        });
    }

    [TestMethod]
    public void Scan_NoKeyDown_LooksAtTheColumnsOnly()
    {
        Use(4, pad =>
        {
            pad.Scan(1);
            int before = pad.World.Gpio.AccessCount;
            pad.Scan(10);

            Assert.AreEqual(10 * 4, pad.World.Gpio.AccessCount - before);
        });
    }

    [TestMethod]
    [DataRow('2', 'A')]
    [DataRow('8', 'B')]
    [DataRow('*', 'C')]
    public void Scan_HeldOnA4X3_IsTheKeyThatItLacks(char key, char held)
    {
        Use(3, pad =>
        {
            pad.Matrix.Down(key);
            pad.Scan(60);
            Assert.AreEqual(string.Empty, pad.ReadAll(), "nobody knows yet");
            pad.Scan(60);
            Assert.AreEqual(held.ToString(), pad.ReadAll());
            pad.Matrix.Up(key);
            pad.Scan(10);
            pad.Press(key);

            Assert.AreEqual(key.ToString(), pad.ReadAll());
        });
    }

    [TestMethod]
    public void Scan_HeldOnA4X3AndAnotherPressed_BothCountInOrder()
    {
        Use(3, pad =>
        {
            pad.Matrix.Down('2');
            pad.Scan(10);
            pad.Matrix.Down('5');
            pad.Scan(100);
            pad.Matrix.Up('2');
            pad.Matrix.Up('5');
            pad.Scan(10);

            Assert.AreEqual("25", pad.ReadAll());
        });
    }

    [TestMethod]
    public void Wait_KeyPressedMeanwhile_WakesAndSleepersSleepNoLongerThanATick()
    {
        Use(4, pad =>
        {
            pad.Press('1');
            pad.Events.Wait(60_000);
            long nowMs = pad.World.Scheduler.NowMs;
            pad.Events.Wait(60_000);

            Assert.IsInRange(1, 10, pad.World.Scheduler.NowMs - nowMs);
        });
    }

    internal static void Use(int columns, Action<Pad> test) => Rig.Use(chip => test(new Pad(chip, columns)));

    /// <summary>A keypad on its wires.</summary>
    internal sealed class Pad
    {
        private static readonly int[] Rows = [15, 16, 17, 18];

        private readonly int[] _columns;
        private readonly GpioPin[] _rowPins;
        private readonly GpioPin[] _columnPins;
        private readonly string _keys;

        public Pad(VirtualEsp32 chip, int columns)
        {
            World = chip;
            _keys = columns == 4 ? "123A456B789C*0#D" : "123456789*0#";
            _columns = columns == 4 ? [9, 10, 11, 12] : [9, 10, 11];
            Matrix = new VirtualKeyMatrix(chip.Gpio, _keys, Rows, _columns);
            GpioController controller = new();
            _rowPins = Array.ConvertAll(Rows, pin => controller.OpenPin(pin, PinMode.OutputOpenDrain));
            _columnPins = Array.ConvertAll(_columns, pin => controller.OpenPin(pin, PinMode.InputPullUp));
            Keypad = new MatrixKeypad(_rowPins, _columnPins, Events);
        }

        public VirtualEsp32 World { get; }

        public VirtualKeyMatrix Matrix { get; }

        public Esp32Events Events { get; } = new();

        public MatrixKeypad Keypad { get; }

        public void Scan(int times)
        {
            for (int i = 0; i < times; i++)
            {
                Keypad.Scan();
                World.Sleep(MatrixKeypad.ScanMs);
            }
        }

        /// <summary>As a person does: down for 80 ms, then up for 80 ms.</summary>
        public void Press(char key)
        {
            Matrix.Down(key);
            Scan(8);
            Matrix.Up(key);
            Scan(8);
        }

        public string ReadAll()
        {
            string all = string.Empty;
            for (char key = Keypad.TryReadKey(); key != '\0'; key = Keypad.TryReadKey()) { all += key; }
            return all;
        }

        /// <summary>Whether a scan of the wires finds the key down.</summary>
        public bool LooksDown(char key)
        {
            int index = _keys.IndexOf(key, StringComparison.Ordinal);
            foreach (GpioPin row in _rowPins) { row.Write(PinValue.High); }
            _rowPins[index / _columns.Length].Write(PinValue.Low);
            bool isDown = !(bool)_columnPins[index % _columns.Length].Read();
            _rowPins[index / _columns.Length].Write(PinValue.High);
            return isDown;
        }
    }
}
