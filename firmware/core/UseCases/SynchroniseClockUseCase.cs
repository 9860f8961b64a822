using Wallet.Core.Documents;
using Wallet.Core.Session;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Core.UseCases;

/// <summary>
/// Sets the clock: a nonce to the bank, signed time back, and the central bank's certificate with it.
/// </summary>
/// <remarks>Says nothing on the display; whoever started it does.</remarks>
public static class SynchroniseClockUseCase
{
    /// <summary>Asks in a session that is open and authenticated.</summary>
    /// <returns>
    /// Ok; what <see cref="BankSession.Exchange"/> says; the bank's refusal; SignatureInvalid; NonceMismatch;
    /// CertificateExpired where the bank's own certificate is not valid at the time it states; what
    /// <see cref="CertificateCheck"/> says of the central bank's certificate; ClockBackwards; a storage status.
    /// </returns>
    public static StatusCode Run(DeviceContext device, BankSession session)
    {
        byte[] nonce = new byte[SynchroniseClock.NonceBytes];
        device.Random.Fill(nonce, 0, nonce.Length);
        long sentAtMs = device.Ports.Monotonic.NowMs();
        StatusCode status = session.Exchange(new SynchroniseClock { Nonce = nonce }.Encode(), out byte[] answer);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        long receivedAtMs = device.Ports.Monotonic.NowMs();
        status = Take(device, session.Bank, nonce, answer, sentAtMs, receivedAtMs);
        device.Refusals.Note((int)MessageType.SynchroniseClockReply, status);
        return status;
    }

    /// <summary>Opens a session of its own and asks in it.</summary>
    public static StatusCode Run(DeviceContext device)
    {
        var session = new BankSession(device);
        StatusCode status = session.Open(true);
        if (status == StatusCode.Ok)
        {
            status = Run(device, session);
        }

        session.Close();
        return status;
    }

    private static StatusCode Take(
        DeviceContext device, DeviceCertificate bank, byte[] nonce, byte[] answer, long sentAtMs, long receivedAtMs)
    {
        StatusCode status = SynchroniseClockReply.TryDecode(answer, 0, answer.Length, out SynchroniseClockReply reply);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = SignedDocument.Verify(device, reply.Statement, TimeStatement.Label, bank, out byte[] payload);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = TimeStatement.TryDecode(payload, out TimeStatement statement);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (!Bytes.AreEqual(statement.Nonce, 0, nonce, 0, nonce.Length))
        {
            return StatusCode.NonceMismatch;
        }

        // A device without time could not judge the bank's certificate when the session opened.
        if (!CertificateCheck.IsValidAt(bank, statement.TimeMs))
        {
            return StatusCode.CertificateExpired;
        }

        status = CertificateCheck.Verify(
            device, reply.CentralBankCertificate, device.Identity.Authority, Role.CentralBank, statement.TimeMs,
            out DeviceCertificate centralBank);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = device.Clock.Accept(statement.TimeMs, sentAtMs, receivedAtMs);
        return status == StatusCode.Ok ? device.Identity.StoreCentralBank(centralBank) : status;
    }
}
