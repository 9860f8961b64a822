using System;
using System.Linq;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Sessions;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CommercialBank;

/// <summary>
/// Gives an account to the new card of whoever has the account's recovery sheet, and takes it from the old card.
/// </summary>
/// <remarks>
/// Durable steps: 1. the recovery key used by this card's key, with the id of the request; 2. the authority is asked;
/// 3. in one step the certificate, bound to the account, the old cards blocked, their tokens ended, and the notes that
/// revoke their certificates. The same keys again get the same certificate. Vouchers of the old card are not touched:
/// what it has paid with them counts, what it has not comes back when they expire.
/// </remarks>
internal sealed class RecoverUseCase
{
    private readonly BankDesk _desk;
    private readonly Action<string> _endTokens;

    /// <summary>At a desk.</summary>
    /// <param name="desk">The bank's.</param>
    /// <param name="endTokens">Ends the tokens for passwords of an account, inside a commit.</param>
    public RecoverUseCase(BankDesk desk, Action<string> endTokens)
    {
        _desk = desk;
        _endTokens = endTokens;
    }

    private Office Office => _desk.Office;

    public StatusCode Run(Session session, byte[] message, out byte[] reply)
    {
        reply = [];
        EnrolmentProof proof = null!;
        RecoveryConsent consent = null!;
        StatusCode status = Recover.TryDecode(message, 0, message.Length, out Recover request);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(request.Proof, EnrolmentProof.TryDecode, out proof);
        }

        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(request.Consent, RecoveryConsent.TryDecode, out consent);
        }

        if (status == StatusCode.Ok)
        {
            status = CheckSignatures(session, request, proof, consent);
        }

        if (status == StatusCode.Ok)
        {
            status = CheckKey(request, out RecoveryKey? key);
            if (status == StatusCode.Ok)
            {
                status = Certify(key!, request, out reply);
            }
        }

        return status;
    }

    /// <summary>Asks again for every certificate that was asked for and not received.</summary>
    public void Resume()
    {
        Office.FinishEach(_desk.Recoveries.Unfinished, key => Finish(key, out _), nameof(Recover));
    }

    private static StatusCode CheckSignatures(
        Session session, Recover request, EnrolmentProof proof, RecoveryConsent consent)
    {
        if (!Sign1.Same(proof.TranscriptDigest, session.TranscriptDigest)
            || !Sign1.Same(consent.TranscriptDigest, session.TranscriptDigest))
        {
            return StatusCode.TranscriptMismatch;
        }

        if (!P256.IsPoint(request.PublicKey) || !P256.IsPoint(request.RecoveryKey))
        {
            return StatusCode.KeyInvalid;
        }

        return Sign1.Same(proof.PublicKey, request.PublicKey)
            && Sign1.Same(consent.PublicKey, request.PublicKey)
            && Sign1.IsSignedBy(request.Proof, EnrolmentProof.Label, request.PublicKey)
            && Sign1.IsSignedBy(request.Consent, RecoveryConsent.Label, request.RecoveryKey)
                ? StatusCode.Ok
                : StatusCode.SignatureInvalid;
    }

    private StatusCode CheckKey(Recover request, out RecoveryKey? key)
    {
        key = _desk.Recoveries.Find(request.RecoveryKey);
        if (key is null)
        {
            return StatusCode.RecoveryKeyUnknown;
        }

        if (_desk.Customers.Find(key.Account)!.Kind != request.Kind)
        {
            return StatusCode.CertificateWrongRole;
        }

        return key.Place switch
        {
            RecoveryPlace.Kept => StatusCode.Ok,
            RecoveryPlace.Replaced => StatusCode.RecoveryKeyReplaced,
            _ => Sign1.Same(key.CardKey, request.PublicKey) ? StatusCode.Ok : StatusCode.RecoveryKeyUsed,
        };
    }

    private StatusCode Certify(RecoveryKey key, Recover request, out byte[] reply)
    {
        if (key.Place == RecoveryPlace.Kept)
        {
            byte[] requestId = Office.Options.Random.Bytes(DeviceCertification.RequestIdBytes);
            Office.Database.Commit(
                () => _desk.Recoveries.Use(key, request.PublicKey, request.Consent, requestId));
            key = key with
            {
                State = (long)RecoveryPlace.Used,
                CardKey = request.PublicKey,
                Consent = request.Consent,
                RequestId = requestId,
            };
        }

        if (key.Certificate.Length == 0)
        {
            return Finish(key, out reply);
        }

        reply = new RecoverReply { Certificate = key.Certificate }.Encode();
        return StatusCode.Ok;
    }

    private StatusCode Finish(RecoveryKey key, out byte[] reply)
    {
        reply = [];
        StatusCode status = DeviceCertification.Ask(
            _desk,
            key.Account,
            key.CardKey,
            key.RequestId,
            () => _desk.Recoveries.Release(key),
            out Certificate certificate);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        BoundDevice[] old = [.. _desk.Customers.DevicesOf(key.Account)];
        Office.Database.Commit(() =>
        {
            _desk.Recoveries.KeepCertificate(key, certificate.Encoded);
            _desk.Customers.Bind(certificate, key.Account);
            _endTokens(key.Account);
            foreach (BoundDevice device in old.Where(device => !Sign1.Same(device.Certificate, certificate.Encoded)))
            {
                _desk.Customers.Block(device, Office.NowMs);
                byte[] serialNumber = Certificate.Read(device.Certificate).SerialNumber;
                Office.Outbox.Add(
                    Institutions.Authority, new RevokeCertificate { SerialNumber = serialNumber }.Encode());
            }
        });
        reply = new RecoverReply { Certificate = certificate.Encoded }.Encode();
        return StatusCode.Ok;
    }
}
