using System.Linq;
using System.Security.Cryptography;
using Wallet.Core.Tests.Rig;
using Wallet.Core.UseCases;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Tests.UseCases;

[TestClass]
public sealed class EnrolTests
{
    [TestMethod]
    public void Enrol_RightCode_DeviceIsReadyAndStaysSoOverARestart()
    {
        TestDevice device = TestDevice.Enrolled();

        Assert.AreEqual(DeviceState.Ready, device.Context.BaseState);
        StringAssert.Contains(device.Board.LastScreen, "Card 7");
        CollectionAssert.AreEqual(
            new[] { MessageType.Enrol, MessageType.Authenticate, MessageType.SynchroniseClock },
            device.Bank.Requests.Select(type => (MessageType)type).ToArray());

        device.Restart();

        Assert.AreEqual(DeviceState.Ready, device.Context.BaseState);
        Assert.AreEqual("Card 7", device.Context.Identity.Certificate.CommonName);
        Assert.AreEqual("Central bank", device.Context.Identity.CentralBank.CommonName);
        Assert.AreEqual(StatusCode.Ok, SynchroniseClockUseCase.Run(device.Context));
    }

    [TestMethod]
    public void Enrol_WrongCode_SaysSoAndKeepsTheKeyForTheNextTry()
    {
        TestDevice device = TestDevice.Fresh();
        device.Board.Press("87654321#");

        Assert.AreEqual(StatusCode.EnrolmentCodeWrong, EnrolUseCase.Run(device.Context));

        Assert.AreEqual(DeviceState.Fresh, device.Context.BaseState);
        StringAssert.Contains(device.Board.LastScreen, "Code 30");
        byte[] key = device.Context.Identity.PublicKey;
        device.Restart();
        CollectionAssert.AreEqual(key, device.Context.Identity.PublicKey);
        device.Board.Press("12345678#");
        Assert.AreEqual(StatusCode.Ok, EnrolUseCase.Run(device.Context));
        CollectionAssert.AreEqual(key, device.Context.Identity.Certificate.PublicKey);
    }

    [TestMethod]
    public void Enrol_Twice_IsRefusedWithoutAskingTheBank()
    {
        TestDevice device = TestDevice.Enrolled();
        int hellos = device.Bank.Hellos;

        Assert.AreEqual(StatusCode.AlreadyEnrolled, EnrolUseCase.Run(device.Context));
        Assert.AreEqual(hellos, device.Bank.Hellos);
    }

    [TestMethod]
    public void Enrol_NobodyTypes_TimesOut()
    {
        TestDevice device = TestDevice.Fresh();
        Assert.AreEqual(StatusCode.DialogTimeout, EnrolUseCase.Run(device.Context));
        Assert.AreEqual(0, device.Bank.Hellos);
    }

    [TestMethod]
    [DataRow("key", StatusCode.KeyInvalid)]
    [DataRow("role", StatusCode.CertificateWrongRole)]
    [DataRow("bank", StatusCode.WrongBank)]
    [DataRow("issuer", StatusCode.CertificateInvalid)]
    [DataRow("format", StatusCode.MessageTruncated)]
    public void Enrol_CertificateThatIsNotOurs_IsNotStored(string fault, StatusCode expected)
    {
        TestDevice device = TestDevice.Fresh();
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        device.Bank.Enrolled = certificate => fault switch
        {
            "key" => device.Authority.Issue(other, "bank-a", Role.Card, "Card 7"),
            "role" => device.Authority.Issue(other, "bank-a", Role.Terminal, "Card 7"),
            "bank" => device.Authority.Issue(other, "bank-b", Role.Card, "Card 7"),
            "issuer" => new TestAuthority().Issue(other, "bank-a", Role.Card, "Card 7"),
            _ => certificate[..^1],
        };
        device.Board.Press("12345678#");

        Assert.AreEqual(expected, EnrolUseCase.Run(device.Context));

        Assert.AreEqual(DeviceState.Fresh, device.Context.BaseState);
        Assert.AreEqual((int)MessageType.EnrolReply, device.Context.Refusals.TypeAt(0));
        Assert.AreEqual(expected, device.Context.Refusals.StatusAt(0));
    }

    [TestMethod]
    public void SetClock_WrongNonce_IsRefused()
    {
        TestDevice device = TestDevice.Enrolled();
        device.Bank.Clock = _ => new() { Nonce = new byte[16], TimeMs = TestAuthority.NowMs };
        Assert.AreEqual(StatusCode.NonceMismatch, SynchroniseClockUseCase.Run(device.Context));
        Assert.AreEqual((int)MessageType.SynchroniseClockReply, device.Context.Refusals.TypeAt(0));
    }

    [TestMethod]
    public void SetClock_EarlierThanSignedBefore_IsRefused()
    {
        TestDevice device = TestDevice.Enrolled();
        device.Bank.Clock = nonce => new() { Nonce = nonce, TimeMs = TestAuthority.NowMs - 1 };
        Assert.AreEqual(StatusCode.ClockBackwards, SynchroniseClockUseCase.Run(device.Context));
    }

    [TestMethod]
    public void SetClock_BanksCertificateNotValidAtThatTime_IsRefused()
    {
        TestDevice device = TestDevice.Enrolled();
        device.Bank.Clock = nonce => new() { Nonce = nonce, TimeMs = (TestAuthority.ToSeconds + 1) * 1000 };
        Assert.AreEqual(StatusCode.CertificateExpired, SynchroniseClockUseCase.Run(device.Context));
    }

    [TestMethod]
    public void SetClock_CentralBankWithoutTheRole_IsRefusedAndTheClockUnchanged()
    {
        TestDevice device = TestDevice.Enrolled();
        long signedMs = device.Context.Clock.SignedMs;
        device.Bank.CentralBankCertificate =
            device.Authority.Issue(device.Bank.CentralBankKey, "central", Role.Bank, "No central bank");
        device.Bank.Clock = nonce => new() { Nonce = nonce, TimeMs = TestAuthority.NowMs + 5000 };

        Assert.AreEqual(StatusCode.CertificateWrongRole, SynchroniseClockUseCase.Run(device.Context));

        Assert.AreEqual(signedMs, device.Context.Clock.SignedMs);
        Assert.AreEqual("Central bank", device.Context.Identity.CentralBank.CommonName);
    }
}
