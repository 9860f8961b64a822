using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Sessions;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CommercialBank;

/// <summary>Keeps the key of a card's recovery sheet; the same key again changes nothing.</summary>
internal sealed class RegisterRecoveryKeyUseCase
{
    private readonly BankDesk _desk;

    public RegisterRecoveryKeyUseCase(BankDesk desk)
    {
        _desk = desk;
    }

    private Office Office => _desk.Office;

    public StatusCode Run(Session session, string account, byte[] message, out byte[] reply)
    {
        reply = [];
        RecoveryRegistration asked = null!;
        StatusCode status = RegisterRecoveryKey.TryDecode(
            message, 0, message.Length, out RegisterRecoveryKey request);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(request.Registration, RecoveryRegistration.TryDecode, out asked);
        }

        if (status == StatusCode.Ok)
        {
            status = Check(session, request.Registration, asked);
        }

        if (status == StatusCode.Ok)
        {
            status = Keep(account, asked.RecoveryKey, request.Registration);
        }

        if (status == StatusCode.Ok)
        {
            reply = StatusReply.To((int)MessageType.RegisterRecoveryKey, StatusCode.Ok).Encode();
        }

        return status;
    }

    private StatusCode Check(Session session, byte[] registration, RecoveryRegistration asked)
    {
        if (!Sign1.Same(asked.TranscriptDigest, session.TranscriptDigest))
        {
            return StatusCode.TranscriptMismatch;
        }

        if (!P256.IsPoint(asked.RecoveryKey))
        {
            return StatusCode.KeyInvalid;
        }

        if (!Office.IsSignedBy(registration, RecoveryRegistration.Label, session.Peer!))
        {
            return StatusCode.SignatureInvalid;
        }

        return _desk.CheckDevice(session.Peer!);
    }

    private StatusCode Keep(string account, byte[] publicKey, byte[] registration)
    {
        RecoveryKey? known = _desk.Recoveries.Find(publicKey);
        if (known is null)
        {
            Office.Database.Commit(() => _desk.Recoveries.Keep(publicKey, account, registration));
            return StatusCode.Ok;
        }

        if (known.Account != account)
        {
            return StatusCode.RecoveryKeyTaken;
        }

        return known.Place switch
        {
            RecoveryPlace.Kept => StatusCode.Ok,
            RecoveryPlace.Replaced => StatusCode.RecoveryKeyReplaced,
            _ => StatusCode.RecoveryKeyUsed,
        };
    }
}
