using Wallet.Core.Clock;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;
using Wallet.Protocol.Documents;

namespace Wallet.Core.Remote;

/// <summary>What the platform has last said of this wallet, and the counter of that command.</summary>
/// <remarks>
/// A command says everything, so the newest one counts and one that was lost on the way is not missed. It is durable
/// before it holds. It is for one certificate: a device that enrolled anew begins with nothing said. Where the record
/// is damaged nobody knows whether the wallet was frozen, so it pays nothing until the platform has said it again.
/// </remarks>
public sealed class RemoteState
{
    private const int Fields = 5;

    private readonly RecordStore _records;
    private readonly TrustedClock _clock;

    /// <summary>Nothing said yet.</summary>
    /// <param name="records">Where it is kept.</param>
    /// <param name="clock">Is told the offline maximum.</param>
    public RemoteState(RecordStore records, TrustedClock clock)
    {
        _records = records;
        _clock = clock;
        PaymentMaxMinor = Amount.MinorMax;
    }

    /// <summary>Counter of the last command carried out; 0 where there was none.</summary>
    public long Counter { get; private set; }

    /// <summary>Whether the wallet may neither pay nor load.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>The largest single payment, minor units.</summary>
    public long PaymentMaxMinor { get; private set; }

    /// <summary>Whether what the platform said was lost with a damaged record.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Ok where the platform lets the wallet pay and load; WalletFrozen, StorageDamaged.</summary>
    public StatusCode Check()
    {
        if (IsFrozen)
        {
            return StatusCode.WalletFrozen;
        }

        return IsDamaged ? StatusCode.StorageDamaged : StatusCode.Ok;
    }

    /// <summary>Ok where the platform allows a payment of this amount; AmountInvalid.</summary>
    public StatusCode CheckAmount(long amountMinor)
    {
        return amountMinor > PaymentMaxMinor ? StatusCode.AmountInvalid : StatusCode.Ok;
    }

    /// <summary>Reads the record, once, at start.</summary>
    /// <param name="certificateDigest">SHA-256 of the device's certificate; null where it has none.</param>
    /// <returns>Ok; StorageDamaged: the rest of the device is not.</returns>
    public StatusCode Load(byte[] certificateDigest)
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.RemoteState)];
        StatusCode status = _records.Load(RecordKeys.RemoteState, buffer, out int count);
        if (status == StatusCode.RecordAbsent || certificateDigest == null)
        {
            return StatusCode.Ok;
        }

        var reader = new CborReader(buffer, 0, count);
        reader.ReadArrayExactly(Fields);
        byte[] digest = reader.ReadBytesExactly(RemoteCommand.CertificateDigestBytes);
        long counter = reader.ReadInteger();
        bool isFrozen = reader.ReadBoolean();
        long offlineMaxMs = reader.ReadInteger();
        long paymentMaxMinor = reader.ReadInteger();
        bool isRead = reader.Finish() == StatusCode.Ok;
        if (isRead && !AreEqual(digest, certificateDigest))
        {
            // Of another certificate, whatever became of its newest slot.
            return StatusCode.Ok;
        }

        IsDamaged = !isRead || status != StatusCode.Ok;
        if (isRead)
        {
            // Of a damaged pair the sound slot may be the older one: it holds until the platform says it again.
            Hold(counter, isFrozen, offlineMaxMs, paymentMaxMinor);
        }

        return IsDamaged ? StatusCode.StorageDamaged : StatusCode.Ok;
    }

    /// <summary>Carries out a command; its signature is checked already.</summary>
    /// <param name="command">The command.</param>
    /// <param name="certificateDigest">SHA-256 of the device's certificate.</param>
    /// <returns>
    /// Ok, and durable; TransactionMismatch where it is for another wallet; CommandReplayed, CommandOutOfOrder where it
    /// is not newer than the last; TermsRefused where a limit is none; StorageFull, StorageDamaged. Unless Ok nothing
    /// has changed.
    /// </returns>
    public StatusCode Take(RemoteCommand command, byte[] certificateDigest)
    {
        if (!AreEqual(command.CertificateDigest, certificateDigest))
        {
            return StatusCode.TransactionMismatch;
        }

        // Of a damaged pair it may be the very command that was lost.
        long leastCounter = IsDamaged ? Counter : Counter + 1;
        if (command.Counter < leastCounter)
        {
            return command.Counter == Counter ? StatusCode.CommandReplayed : StatusCode.CommandOutOfOrder;
        }

        bool isOffline = command.OfflineMaxMs >= RemoteCommand.OfflineMaxMsLeast
            && command.OfflineMaxMs <= RemoteCommand.OfflineMaxMsMost;
        if (!isOffline || command.PaymentMaxMinor > Amount.MinorMax)
        {
            return StatusCode.TermsRefused;
        }

        var writer = new CborWriter(new byte[RecordKeys.PayloadBytesMax(RecordKeys.RemoteState)]);
        writer.WriteArray(Fields);
        writer.WriteBytes(certificateDigest);
        writer.WriteInteger(command.Counter);
        writer.WriteBoolean(command.Frozen);
        writer.WriteInteger(command.OfflineMaxMs);
        writer.WriteInteger(command.PaymentMaxMinor);
        byte[] encoded = writer.ToArray();
        StatusCode status = _records.Save(RecordKeys.RemoteState, encoded, 0, encoded.Length);
        if (status == StatusCode.Ok)
        {
            IsDamaged = false;
            Hold(command.Counter, command.Frozen, command.OfflineMaxMs, command.PaymentMaxMinor);
        }

        return status;
    }

    private void Hold(long counter, bool isFrozen, long offlineMaxMs, long paymentMaxMinor)
    {
        Counter = counter;
        IsFrozen = isFrozen;
        PaymentMaxMinor = paymentMaxMinor;
        _clock.OfflineMaxMs = offlineMaxMs;
    }

    private static bool AreEqual(byte[] a, byte[] b)
    {
        return a.Length == b.Length && Bytes.AreEqual(a, 0, b, 0, a.Length);
    }
}
