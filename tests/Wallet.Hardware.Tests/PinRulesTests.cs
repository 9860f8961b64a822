using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Wiring;

namespace Wallet.Hardware.Tests;

/// <summary>Which pins a device may use, held against what the datasheets say of the module.</summary>
[TestClass]
public sealed class PinRulesTests
{
    private const string Heading = "part,pin,to,direction,pull,function,constant,needs,address,colour,note\n";

    private static readonly IReadOnlyList<HeaderPin> s_header =
        HeaderPin.ReadAll(HardwareFolder.PathOf("modules/esp32-s3-devkitc-1.csv"));

    [TestMethod]
    [DataRow("card")]
    [DataRow("terminal")]
    public void Check_ADevice_OnTheChosenModule_FindsNothing(string device)
    {
        IReadOnlyList<Wire> wires = Wire.ReadAll(CsvTable.Read(HardwareFolder.PathOf($"{device}/pins.csv")));

        Assert.AreEqual("", string.Join('\n', PinRules.Check(wires, Chosen(), s_header)));
    }

    [TestMethod]
    [DataRow("GPIO0,out,,GPIO,", "is read at reset and decides how the module starts (strapping)")]
    [DataRow("GPIO45,in,up,GPIO,", "is read at reset and decides how the module starts (strapping)")]
    [DataRow("GPIO27,in,,GPIO,", "belongs to the flash (flash)")]
    [DataRow("GPIO36,in,,GPIO,", "belongs to the PSRAM (psram)")]
    [DataRow("GPIO20,open-drain,,GPIO,", "belongs to the USB socket (usb)")]
    [DataRow("GPIO48,out,,PWM1,", "drives the lamp of the development board (led)")]
    [DataRow("GPIO27,in,,GPIO,", "is on no header of the board")]
    [DataRow("GPIO27,in,,GPIO,", "cannot be read")]
    [DataRow("GPIO27,out,,GPIO,", "cannot drive anything")]
    [DataRow("GPIO23,in,,GPIO,", "the chip has no GPIO23")]
    [DataRow("GPIO4,sideways,,GPIO,", "'sideways' is no direction of a signal")]
    [DataRow("GPIO4,out,,I2C1_DATA,", "I2C1_DATA is 'open-drain', not 'out'")]
    [DataRow("GPIO4,in,,COM2_TX,", "COM2_TX is 'out', not 'in'")]
    [DataRow("GPIO4,in,,PWM2,", "PWM2 is 'out', not 'in'")]
    [DataRow("GPIO4,out,,PWM9,", "'PWM9' is no function of the runtime that we know")]
    [DataRow("GPIO4,out,,COM1_TX,", "COM1 is on UART0's own pins")]
    [DataRow("GPIO43,out,,GPIO,", "COM1 is on UART0's own pins")]
    [DataRow("GPIO44,out,,COM1_TX,", "COM1 is on UART0's own pins")]
    [DataRow("GPIO47,in,up,GPIO,rtc", "GPIO47 is not 'rtc'")]
    public void Check_AMisusedPinOfTheChosenModule_SaysWhy(string wire, string why) =>
        Expect(why, PinRules.Check(Wires(wire), Chosen(), s_header));

    [TestMethod]
    [DataRow("GPIO36,out,,GPIO,", "cannot drive anything")]
    [DataRow("GPIO39,open-drain,,I2C1_DATA,", "cannot drive anything")]
    [DataRow("GPIO35,in,up,GPIO,", "has no pull-up")]
    [DataRow("GPIO6,in,,GPIO,", "belongs to the flash (flash)")]
    [DataRow("GPIO16,in,,GPIO,", "belongs to the PSRAM (psram)")]
    [DataRow("GPIO12,out,,GPIO,", "is read at reset and decides how the module starts (strapping)")]
    [DataRow("GPIO1,in,,COM2_RX,", "COM1 is on UART0's own pins")]
    public void Check_AMisusedPinOfTheOtherModule_SaysWhy(string wire, string why) =>
        Expect(why, PinRules.Check(
            Wires(wire), Module.Read(HardwareFolder.PathOf("modules/esp32-wrover-e-n8r8.csv")), s_header));

    [TestMethod]
    [DataRow("GPIO4,out,,GPIO,|GPIO4,in,,GPIO,", "GPIO4 is used twice")]
    [DataRow("GPIO4,open-drain,,I2C1_DATA,|GPIO4,open-drain,,I2C1_DATA,", "GPIO4 is used twice")]
    [DataRow("GPIO4,out,,PWM1,|GPIO5,out,,PWM1,", "PWM1 is on two pins")]
    public void Check_OnePinForTwo_IsRefused(string wires, string why) =>
        Expect(why, PinRules.Check(Wires(wires.Split('|')), Chosen(), s_header));

    [TestMethod]
    public void Module_TheChosenOne_BringsOutWhatTheBoardHasOnItsHeaders()
    {
        IEnumerable<int> broughtOut = Chosen().Pins.Where(pin => pin.CanRead).Select(pin => pin.Number).Order();

        CollectionAssert.AreEqual(
            broughtOut.ToList(), s_header.Where(pin => pin.Gpio >= 0).Select(pin => pin.Gpio).Order().ToList());
    }

    private static Module Chosen() => Module.Read(HardwareFolder.PathOf(
        "modules/" + ModuleChoice.ReadAll(HardwareFolder.PathOf("modules")).Single(choice => choice.IsChosen).File));

    private static IReadOnlyList<Wire> Wires(params string[] wires) => Wire.ReadAll(CsvTable.Parse(
        Heading + string.Join('\n', wires.Select(wire =>
        {
            int end = wire.LastIndexOf(',');
            return $"PART,PIN,{wire[..end]},Constant,{wire[(end + 1)..]},,red,";
        })),
        "test.csv"));

    private static void Expect(string why, IReadOnlyList<string> found) => Assert.IsTrue(
        found.Any(problem => problem.Contains(why, StringComparison.Ordinal)),
        $"'{why}' is not among:\n{string.Join('\n', found)}");
}
