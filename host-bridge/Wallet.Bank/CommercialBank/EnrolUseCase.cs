using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Sessions;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CommercialBank;

/// <summary>
/// Gives a device that proves a key and knows a code a certificate, and binds it to the code's account.
/// </summary>
/// <remarks>
/// Durable steps: 1. the code used by this key, with the id of the request; 2. the authority is asked (the same id
/// again gets the same certificate); 3. the certificate, bound to the account. The same key with the same code gets
/// the same certificate again, so a lost answer costs nothing.
/// </remarks>
internal sealed class EnrolUseCase
{
    private readonly BankDesk _desk;

    public EnrolUseCase(BankDesk desk)
    {
        _desk = desk;
    }

    private Office Office => _desk.Office;

    public StatusCode Run(Session session, byte[] message, out byte[] reply)
    {
        reply = [];
        EnrolmentProof proof = null!;
        StatusCode status = Enrol.TryDecode(message, 0, message.Length, out Enrol request);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(request.Proof, EnrolmentProof.TryDecode, out proof);
        }

        if (status == StatusCode.Ok)
        {
            status = CheckProof(session, request, proof);
        }

        if (status == StatusCode.Ok)
        {
            status = CheckCode(request, out Enrolment? enrolment);
            if (status == StatusCode.Ok)
            {
                status = Certify(enrolment!, request.PublicKey, out reply);
            }
        }

        return status;
    }

    /// <summary>Asks again for every certificate that was asked for and not received.</summary>
    public void Resume()
    {
        Office.FinishEach(_desk.Enrolments.Unfinished, enrolment => Finish(enrolment, out _), nameof(Enrol));
    }

    private static StatusCode CheckProof(Session session, Enrol request, EnrolmentProof proof)
    {
        if (!Sign1.Same(proof.TranscriptDigest, session.TranscriptDigest))
        {
            return StatusCode.TranscriptMismatch;
        }

        if (!P256.IsPoint(request.PublicKey))
        {
            return StatusCode.KeyInvalid;
        }

        return Sign1.Same(proof.PublicKey, request.PublicKey)
            && Sign1.IsSignedBy(request.Proof, EnrolmentProof.Label, request.PublicKey)
                ? StatusCode.Ok
                : StatusCode.SignatureInvalid;
    }

    private StatusCode CheckCode(Enrol request, out Enrolment? enrolment)
    {
        enrolment = _desk.Enrolments.Meant(request.Code);
        if (enrolment is null)
        {
            return StatusCode.EnrolmentCodeWrong;
        }

        if (enrolment.Place == EnrolmentPlace.Used)
        {
            return Sign1.Same(enrolment.PublicKey, request.PublicKey)
                && _desk.Enrolments.IsRight(enrolment, request.Code)
                ? StatusCode.Ok
                : StatusCode.EnrolmentCodeUsed;
        }

        if (enrolment.TriesLeft <= 0)
        {
            return StatusCode.EnrolmentLocked;
        }

        _desk.Enrolments.CountTry(enrolment);
        if (!_desk.Enrolments.IsRight(enrolment, request.Code))
        {
            return StatusCode.EnrolmentCodeWrong;
        }

        // Known only now whose code it is: a card's code is no good for a terminal.
        return _desk.Customers.Find(enrolment.Account)!.Kind == request.Kind
            ? StatusCode.Ok
            : StatusCode.CertificateWrongRole;
    }

    private StatusCode Certify(Enrolment enrolment, byte[] publicKey, out byte[] reply)
    {
        if (enrolment.Place == EnrolmentPlace.Open)
        {
            byte[] requestId = Office.Options.Random.Bytes(DeviceCertification.RequestIdBytes);
            Office.Database.Commit(() => _desk.Enrolments.Use(enrolment, publicKey, requestId));
            enrolment = enrolment with
            {
                State = (long)EnrolmentPlace.Used,
                PublicKey = publicKey,
                RequestId = requestId,
            };
        }

        if (enrolment.Certificate.Length == 0)
        {
            return Finish(enrolment, out reply);
        }

        reply = new EnrolReply { Certificate = enrolment.Certificate }.Encode();
        return StatusCode.Ok;
    }

    private StatusCode Finish(Enrolment enrolment, out byte[] reply)
    {
        reply = [];
        StatusCode status = DeviceCertification.Ask(
            _desk,
            enrolment.Account,
            enrolment.PublicKey,
            enrolment.RequestId,
            () => _desk.Enrolments.Release(enrolment),
            out Certificate certificate);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        Office.Database.Commit(() =>
        {
            _desk.Enrolments.KeepCertificate(enrolment, certificate.Encoded);
            _desk.Customers.Bind(certificate, enrolment.Account);
        });
        reply = new EnrolReply { Certificate = certificate.Encoded }.Encode();
        return StatusCode.Ok;
    }
}
