using Wallet.Card.Domain;
using Wallet.Card.Records;
using Wallet.Core;
using Wallet.Core.Documents;
using Wallet.Core.Receiving;
using Wallet.Core.Signing;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Card;

/// <summary>What a card's use cases share: the device, the records, and what the holder has allowed.</summary>
public sealed class CardContext : IHolderRecords
{
    /// <summary>A context whose records are not opened yet: there are none before <see cref="Open"/>.</summary>
    public CardContext(DeviceContext device)
    {
        Device = device;
        Touch = new TouchState();
        Tokens = new TokenRecords(device);
        device.HolderRecords = this;
    }

    /// <summary>The device.</summary>
    public DeviceContext Device { get; }

    /// <summary>The vouchers.</summary>
    public VoucherRecords Vouchers { get; private set; }

    /// <summary>The order without an answer.</summary>
    public OrderRecords Orders { get; private set; }

    /// <summary>What the holder lets the card pay at most.</summary>
    public LimitRecords Limits { get; private set; }

    /// <summary>The history.</summary>
    public TransactionBook Book { get; private set; }

    /// <summary>The token for one-time passwords.</summary>
    public TokenRecords Tokens { get; }

    /// <summary>The payee that the card is towards another card.</summary>
    public PayeeContext Payee { get; private set; }

    /// <summary>
    /// True where the bridge asked for an update while the card was locked, which cannot sign one: it is made up for.
    /// </summary>
    public bool OwesUpdate { get; set; }

    /// <summary>What it has received.</summary>
    public PaymentRecords Payments
    {
        get { return Payee.Payments; }
    }

    /// <summary>What the holder has allowed.</summary>
    public TouchState Touch { get; }

    /// <summary>
    /// Reads the records of the card that is open. What is damaged is left out, and <see cref="IsDamaged"/> says so.
    /// </summary>
    public void Open()
    {
        Vouchers = new VoucherRecords(Device.Files, Device.Records, Device.Journal);
        Orders = new OrderRecords(Device.Records);
        Limits = new LimitRecords(Device.Records);
        Book = new TransactionBook(Device);
        var reported = new ReportedRecord(Device.Records);
        Payee = new PayeeContext(
            Device, new PaymentRecords(Device.Records, reported, RecordKeys.ReceivedByCardCount));
        Vouchers.Open();
        Orders.Open();
        Limits.Open();
        Payee.Open();
        Book.Open(Vouchers.Table, Payments.Table);
        NotePayments();
    }

    /// <summary>True where something that the card kept is lost or in doubt, and the holder should know.</summary>
    public bool IsDamaged
    {
        get
        {
            return Vouchers.LostCount > 0 || Orders.IsLost || Vouchers.Table.CountOf(VoucherState.Doubtful) > 0;
        }
    }

    /// <summary>The holder has read payee and amount and said yes: for a while a terminal may be paid.</summary>
    public void Arm(Voucher voucher)
    {
        Touch.Arm(voucher, Device.Ports.Monotonic.NowMs());
        Device.Consent.Give(SignedKind.Payment, voucher.PayeeCertificateDigest, voucher.AmountMinor);
    }

    /// <summary>The yes is over: taken back, used, or its time has passed.</summary>
    public void Disarm()
    {
        Touch.Disarm();
        Device.Consent.Withdraw();
    }

    /// <summary>The holder has seen it: what is lost makes room. What is in doubt stays.</summary>
    public void ForgetLost()
    {
        Vouchers.ForgetLost();
        Orders.ForgetLost();
    }

    /// <summary>
    /// Ok where the card may pay or be paid offline now; WalletFrozen, StorageDamaged, ClockNotSet,
    /// ClockSuspicious, OfflineTooLong.
    /// </summary>
    public StatusCode CheckPayment()
    {
        StatusCode status = Device.Remote.Check();
        return status == StatusCode.Ok ? Device.Clock.CheckOffline() : status;
    }

    /// <summary>What was paid in the last 24 hours.</summary>
    public long PaidInDayMinor()
    {
        Book.TakePayments(Vouchers.Table);
        return Book.PaidSinceMinor(Device.Clock.NowMsOr0() - HolderLimits.DayMs);
    }

    /// <summary>Ok where the holder's limits allow the payment; AboveHoldersLimit or AboveDaysLimit.</summary>
    public StatusCode CheckLimits(long amountMinor)
    {
        // The history is looked through for a limit that there is.
        HolderLimits limits = Limits.Limits;
        return limits.Check(amountMinor, limits.DayMinor > 0 ? PaidInDayMinor() : 0);
    }

    /// <summary>The voucher has ended: first a line of the history, then the journal.</summary>
    public StatusCode Close(Voucher voucher, VoucherOutcome outcome)
    {
        Book.NoteEnd(voucher, outcome);
        return Vouchers.Close(voucher, outcome);
    }

    /// <summary>What the card can do now.</summary>
    public DeviceState State
    {
        get
        {
            DeviceState state = Device.BaseState;
            bool isArmed = state == DeviceState.Ready && Touch.IsArmed(Device.Ports.Monotonic.NowMs());
            return isArmed ? DeviceState.Armed : state;
        }
    }

    // A payment is in the journal before it is in the log of signatures, and a cut may have come in between.
    private void NotePayments()
    {
        byte[] entries = Device.Signatures.Read();
        int count = entries.Length / SignatureLog.EntryBytes;
        long newestMs = count == 0 ? 0 : SignatureLog.TimeMsAt(entries, count - 1);
        Voucher[] spent = Vouchers.Table.AllOf(VoucherState.Spent);
        for (int i = 0; i < spent.Length; i++)
        {
            var signed = new CoseSign1();
            CoseSign1.TryDecode(spent[i].Payment, 0, spent[i].Payment.Length, signed);
            bool isPayment = Payment.TryDecode(signed.Payload, out Payment payment) == StatusCode.Ok;
            if (isPayment && payment.TimeMs >= newestMs)
            {
                byte[] digest = SignedDocument.DigestToSign(Payment.Label, signed.Payload);
                if (!SignatureLog.Contains(entries, digest))
                {
                    Device.Signatures.Note(SignedKind.Payment, digest, payment.TimeMs);
                }
            }
        }
    }
}
