using Wallet.Core.Vault;

namespace Wallet.Core.Tests.Vault;

[TestClass]
public sealed class PinRulesTests
{
    [TestMethod]
    [DataRow("0000", true, false)]
    [DataRow("999999999999", true, false)]
    [DataRow("1234", false, true)]
    [DataRow("4321", false, true)]
    [DataRow("7890", false, true)]
    [DataRow("890123", false, true)]
    [DataRow("2109", false, true)]
    [DataRow("012345678901", false, true)]
    [DataRow("1235", false, false)]
    [DataRow("0001", false, false)]
    [DataRow("1357", false, false)]
    [DataRow("2580", false, false)]
    [DataRow("1212", false, false)]
    public void Pin_AnyDigits_IsRefusedForTheRightReason(string pin, bool isOneDigit, bool isRun)
    {
        byte[] digits = new byte[12];
        VaultRig.Digits(pin).CopyTo(digits, 0);
        Assert.AreEqual(isOneDigit, PinRules.IsOneDigit(digits, pin.Length));
        Assert.AreEqual(isRun, PinRules.IsRun(digits, pin.Length));
    }
}
