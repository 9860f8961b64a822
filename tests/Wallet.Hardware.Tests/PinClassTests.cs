using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Wallet.Boards.CardEsp32;
using Wallet.Boards.TerminalEsp32;
using Wallet.Wiring;

namespace Wallet.Hardware.Tests;

/// <summary>The firmware's pin classes say what the tables say, no more and no less.</summary>
[TestClass]
public sealed class PinClassTests
{
    [TestMethod]
    [DataRow("card", typeof(CardPins))]
    [DataRow("terminal", typeof(TerminalPins))]
    public void PinClass_EachConstant_EqualsTheTable(string device, Type pinClass)
    {
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (Wire wire in Wire.ReadAll(CsvTable.Read(HardwareFolder.PathOf($"{device}/pins.csv")))
            .Where(wire => wire.Gpio >= 0))
        {
            expected[wire.Constant] = Text(wire.Gpio);
            foreach ((string name, string value) in Implied(wire))
            {
                expected[name] = value;
            }
        }

        IEnumerable<string> actual = pinClass.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => $"{field.Name} = {Text(field.GetRawConstantValue()!)}").Order(StringComparer.Ordinal);

        Assert.AreEqual(
            string.Join('\n', expected.Select(pair => $"{pair.Key} = {pair.Value}")), string.Join('\n', actual));
    }

    // What the function of a wire says besides the GPIO: COM2_TX at TouchTx makes TouchPort "COM2".
    private static IEnumerable<(string Name, string Value)> Implied(Wire wire)
    {
        string function = wire.Function;
        if (function.StartsWith("COM", StringComparison.Ordinal))
        {
            yield return (wire.Constant[..^2] + "Port", function[..4]);
        }
        else if (function.StartsWith("PWM", StringComparison.Ordinal))
        {
            yield return (wire.Constant + "Pwm", function[3..]);
        }
        else if (function.StartsWith("I2C", StringComparison.Ordinal))
        {
            yield return ("I2cBus", function[3..4]);
        }

        if (wire.Address.Length > 0)
        {
            string part = wire.Part[..1] + wire.Part[1..].ToLowerInvariant();
            yield return (part + "Address", Text(Convert.ToInt32(wire.Address, 16)));
        }
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
