using Wallet.Core.Dialogs;
using Wallet.Core.Documents;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.Session;
using Wallet.Core.Signing;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Core.UseCases;

/// <summary>Makes the device its holder's: code, key pair made here, certificate from the bank, clock.</summary>
/// <remarks>
/// Order of durability: the key is stored before the bank hears of it, the certificate once it is verified. Cut
/// anywhere, the next try uses the same key, and the bank answers the same code and key with the same certificate.
/// </remarks>
public static class EnrolUseCase
{
    /// <summary>Digits of an enrolment code.</summary>
    public const int CodeDigits = 8;

    private const int Steps = 4;

    /// <summary>Asks for the code and enrols; says on the display how it ended.</summary>
    /// <returns>
    /// Ok: enrolled and the clock set. Otherwise why not; the device may be
    /// enrolled all the same, its clock not set yet.
    /// </returns>
    public static StatusCode Run(DeviceContext device)
    {
        TextScreen screen = device.Screen;
        StatusCode status = device.Identity.IsEnrolled ? StatusCode.AlreadyEnrolled : StatusCode.Ok;
        if (device.NeedsPin || device.BaseState == DeviceState.Locked)
        {
            status = StatusCode.DeviceLocked;
        }

        string code = string.Empty;
        if (status == StatusCode.Ok)
        {
            string title = screen.Text(TextId.EnrolmentCode);
            status = TypeCode.Ask(device, title, CodeDigits, DialogIo.TimeoutMs, out code);
        }

        if (status == StatusCode.Ok)
        {
            status = Enrol(device, code);
        }

        if (status == StatusCode.Ok)
        {
            Show(device, TextId.Updating, 3);
            status = SynchroniseClockUseCase.Run(device);
        }

        if (status == StatusCode.Ok)
        {
            string name = device.Identity.Certificate.CommonName;
            Notice.Show(device, screen.Text(TextId.Enrolled), name, Sound.Success);
        }
        else
        {
            Notice.ShowRefusal(device, status);
        }

        return status;
    }

    /// <summary>Checks the certificate that the bank has sent for this device's key, and keeps it.</summary>
    /// <returns>Ok; what <see cref="CertificateCheck"/> says; WrongBank, KeyInvalid; StorageFull, StorageDamaged.
    /// </returns>
    public static StatusCode TakeCertificate(DeviceContext device, byte[] encoded)
    {
        DeviceIdentity identity = device.Identity;
        Role role = device.Kind == DeviceKind.Card ? Role.Card : Role.Terminal;
        StatusCode status = CertificateCheck.Verify(
            device, encoded, identity.Authority, role, device.Clock.NowMsOr0(),
            out DeviceCertificate certificate);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (certificate.Organization != identity.Institution)
        {
            return StatusCode.WrongBank;
        }

        if (!Bytes.AreEqual(certificate.PublicKey, 0, identity.PublicKey, 0, DeviceCertificate.PublicKeyBytes))
        {
            return StatusCode.KeyInvalid;
        }

        return identity.StoreCertificate(certificate);
    }

    private static StatusCode Enrol(DeviceContext device, string code)
    {
        Show(device, TextId.MakingKey, 0);
        StatusCode status = device.Identity.EnsureKey(device.Random, device.Vault);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        Show(device, TextId.ConnectingToBank, 1);
        var session = new BankSession(device);
        status = session.Open(false);
        if (status == StatusCode.Ok)
        {
            Show(device, TextId.AskingBank, 2);
            status = Request(device, session, code);
        }

        session.Close();
        return status;
    }

    private static StatusCode Request(DeviceContext device, BankSession session, string code)
    {
        DeviceIdentity identity = device.Identity;
        var proof = new EnrolmentProof { TranscriptDigest = session.TranscriptDigest, PublicKey = identity.PublicKey };
        StatusCode status = SigningGate.Sign(device, EnrolmentProof.Label, proof.Encode(), out byte[] signed);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var request = new Enrol
        {
            Code = code,
            Kind = (int)device.Kind,
            PublicKey = identity.PublicKey,
            Proof = signed,
        };
        status = session.Exchange(request.Encode(), out byte[] answer);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = Take(device, answer);
        device.Refusals.Note((int)MessageType.EnrolReply, status);
        return status;
    }

    private static StatusCode Take(DeviceContext device, byte[] answer)
    {
        StatusCode status = EnrolReply.TryDecode(answer, 0, answer.Length, out EnrolReply reply);
        return status == StatusCode.Ok ? TakeCertificate(device, reply.Certificate) : status;
    }

    private static void Show(DeviceContext device, TextId step, int done)
    {
        string title = device.Screen.Text(TextId.NotEnrolled);
        Progress.Show(device, title, device.Screen.Text(step), done, Steps);
    }
}
