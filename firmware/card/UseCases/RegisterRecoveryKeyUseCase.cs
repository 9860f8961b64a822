using Wallet.Card.Records;
using Wallet.Core;
using Wallet.Core.Session;
using Wallet.Core.Signing;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>Tells the bank the key of the recovery sheet, until the bank has said that it keeps it.</summary>
/// <remarks>
/// The record says "not yet" until the answer is there, and the bank takes the same key twice; so a cut or a lost
/// answer costs another try. A key that the bank refuses for good is forgotten, and the holder makes another sheet.
/// </remarks>
public sealed class RegisterRecoveryKeyUseCase
{
    private readonly DeviceContext _device;
    private readonly RecoveryRecord _record;

    /// <summary>For this card.</summary>
    public RegisterRecoveryKeyUseCase(CardContext card)
    {
        _device = card.Device;
        _record = new RecoveryRecord(card.Device.Records);
    }

    /// <summary>Registers in a session in which the card has said who it is.</summary>
    /// <returns>
    /// Ok, also where there is nothing to tell; RecoverySheetDamaged until the holder makes another sheet;
    /// the bank's refusal; what is wrong with link or storage.
    /// </returns>
    public StatusCode Run(BankSession session)
    {
        StatusCode status = _record.Load(out byte[] publicKey, out bool isRegistered);
        if (status == StatusCode.StorageDamaged)
        {
            // The slot that cannot be read may be of a newer sheet than the one that can.
            return StatusCode.RecoverySheetDamaged;
        }

        if (status != StatusCode.Ok || isRegistered)
        {
            return status == StatusCode.RecordAbsent ? StatusCode.Ok : status;
        }

        var registration = new RecoveryRegistration
        {
            TranscriptDigest = session.TranscriptDigest,
            RecoveryKey = publicKey,
        };
        if (registration.TranscriptDigest == null)
        {
            return StatusCode.SessionUnknown;
        }

        status = SigningGate.Sign(_device, RecoveryRegistration.Label, registration.Encode(), out byte[] signed);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var request = new RegisterRecoveryKey { Registration = signed };
        status = session.Exchange(request.Encode(), out byte[] answer);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = StatusReply.Decode(MessageType.RegisterRecoveryKeyReply, answer, 0, answer.Length);
        _device.Refusals.Note((int)MessageType.RegisterRecoveryKeyReply, status);
        if (status == StatusCode.Ok)
        {
            return _record.Save(publicKey, true);
        }

        bool isFinal = status == StatusCode.RecoveryKeyTaken || status == StatusCode.RecoveryKeyReplaced
            || status == StatusCode.RecoveryKeyUsed || status == StatusCode.KeyInvalid;
        if (isFinal)
        {
            _record.Erase();
        }

        return status;
    }
}
