using Wallet.Bank.Authentication;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Sessions;
using Wallet.Bank.WalletPlatform;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CommercialBank;

/// <summary>A commercial bank: the payer's in one loop, the payee's in another.</summary>
internal sealed class CommercialBankInstitution : Institution
{
    private readonly EnrolUseCase _enrol;
    private readonly RecoverUseCase _recover;
    private readonly RegisterRecoveryKeyUseCase _registerRecoveryKey;
    private readonly InquiryUseCases _inquiry;
    private readonly RequestCurrencyUseCase _requestCurrency;
    private readonly SubmitOrderUseCase _submitOrder;
    private readonly RollBackUseCase _rollBack;
    private readonly ReportPaymentUseCase _reportPayment;
    private readonly OfferOwnershipUseCase _offerOwnership;
    private readonly VoucherClosedUseCase _voucherClosed;

    public CommercialBankInstitution(Office office)
        : base(office)
    {
        Desk = new BankDesk(office);
        Platform = new WalletPlatformDesk(office, Desk.Vouchers);
        Authentication = new AuthenticationServer(office);
        _enrol = new EnrolUseCase(Desk);
        _recover = new RecoverUseCase(Desk, Authentication.End);
        _registerRecoveryKey = new RegisterRecoveryKeyUseCase(Desk);
        _inquiry = new InquiryUseCases(Desk);
        _requestCurrency = new RequestCurrencyUseCase(Desk);
        _submitOrder = new SubmitOrderUseCase(Desk);
        _rollBack = new RollBackUseCase(Desk);
        _reportPayment = new ReportPaymentUseCase(Desk);
        _offerOwnership = new OfferOwnershipUseCase(Desk);
        _voucherClosed = new VoucherClosedUseCase(Desk);
    }

    public BankDesk Desk { get; }

    /// <summary>The wallet platform for this bank's customers.</summary>
    public WalletPlatformDesk Platform { get; }

    /// <summary>The authentication server of this bank's cards.</summary>
    public AuthenticationServer Authentication { get; }

    /// <summary>True while an answer or a note of another institution is awaited.</summary>
    public bool IsWaiting => Office.Outbox.Waiting > 0
        || Desk.Currencies.Asked().Count > 0
        || Desk.Vouchers.At(BankVoucherPlace.Held).Count > 0
        || Desk.Vouchers.At(BankVoucherPlace.Returning).Count > 0
        || Desk.Expected.At(ExpectedPlace.Reporting).Count > 0;

    /// <summary>The bank's own money, once.</summary>
    public void BookCapital()
    {
        long capitalMinor = Office.Options.CapitalMinor;
        if (capitalMinor > 0 && Office.Books.Balance(BankDesk.Capital) == 0)
        {
            Office.Database.Commit(() => Office.Books.Post(
                "capital paid in", [], new(BankDesk.Reserve, capitalMinor), new(BankDesk.Capital, capitalMinor)));
        }
    }

    /// <summary>Makes an account and its code; its opening balance is booked once the central bank has it.</summary>
    public string AddAccount(string holderName, DeviceKind kind, long openingMinor)
    {
        string code = "";
        Office.Database.Commit(
            () => code = Desk.Enrolments.Add(Desk.Customers.Add(holderName, (long)kind, openingMinor)));
        return code;
    }

    /// <summary>A new code for an account; null when there is no such account.</summary>
    public string? NewCode(string account)
    {
        string? code = null;
        if (Desk.Customers.Find(account) is not null)
        {
            Office.Database.Commit(() => code = Desk.Enrolments.Add(account));
        }

        return code;
    }

    /// <summary>Books a customer's opening balance.</summary>
    public void BookOpening(Customer customer)
    {
        Office.Database.Commit(() =>
        {
            Desk.Customers.MarkFunded(customer.Account);
            if (customer.OpeningMinor > 0)
            {
                Office.Books.Post(
                    "paid in",
                    [],
                    new(BankDesk.Reserve, customer.OpeningMinor),
                    new(CustomerStore.BooksName(customer.Account), customer.OpeningMinor));
            }
        });
    }

    protected override StatusCode Allows(MessageType type, Role role)
    {
        switch (type)
        {
            case MessageType.Enrol:
            case MessageType.Recover:
                return role == Role.None ? StatusCode.Ok : StatusCode.AlreadyEnrolled;
            case MessageType.SynchroniseClock:
            case MessageType.ListPayees:
            case MessageType.VoucherStates:
            case MessageType.ReportPayment:
                return Only(role, role is Role.Card or Role.Terminal);
            case MessageType.RequestCurrency:
            case MessageType.SubmitOrder:
            case MessageType.RollBack:
            case MessageType.ReportWallet:
            case MessageType.EnrolToken:
            case MessageType.RegisterRecoveryKey:
                return Only(role, role == Role.Card);
            case MessageType.OfferOwnership:
            case MessageType.VoucherClosed:
                return Only(role, role == Role.CentralBank);
            default:
                return StatusCode.MessageUnknown;
        }
    }

    protected override StatusCode Admits(Certificate peer)
    {
        switch (peer.Role)
        {
            case Role.CentralBank:
                return StatusCode.Ok;
            case Role.Card:
            case Role.Terminal:
                if (peer.Institution != Office.Id)
                {
                    return StatusCode.WrongBank;
                }

                return Desk.Customers.Device(peer.Digest) is null ? StatusCode.AccountUnknown : StatusCode.Ok;
            default:
                return StatusCode.CertificateWrongRole;
        }
    }

    /// <summary>
    /// A payee who was paid before the revocation is owed the money, and nobody else can report it.
    /// </summary>
    protected override MessageType[] LeftToRevoked(Role role)
    {
        return role is Role.Card or Role.Terminal ? [MessageType.ReportPayment] : [];
    }

    protected override StatusCode Answer(Session session, MessageType type, byte[] message, out byte[] reply)
    {
        reply = [];
        if (type == MessageType.Enrol)
        {
            return _enrol.Run(session, message, out reply);
        }

        if (type == MessageType.Recover)
        {
            return _recover.Run(session, message, out reply);
        }

        Certificate peer = session.Peer!;
        if (peer.Role == Role.CentralBank)
        {
            return type == MessageType.OfferOwnership
                ? _offerOwnership.Run(peer, message, out reply)
                : _voucherClosed.Run(peer, message, out reply);
        }

        if (Desk.Customers.IsBlocked(peer.Digest) && !IsLeftToLost(type))
        {
            return StatusCode.CardReportedLost;
        }

        string account = Desk.Customers.Device(peer.Digest)!.Account;
        return type switch
        {
            MessageType.SynchroniseClock => _inquiry.SynchroniseClock(message, out reply),
            MessageType.ListPayees => _inquiry.ListPayees(message, out reply),
            MessageType.VoucherStates => _inquiry.VoucherStates(account, message, out reply),
            // Only what is new: an order on its way gets its answer, and a voucher can be given back.
            MessageType.RequestCurrency when Platform.IsFrozen(peer.Digest) => StatusCode.WalletFrozen,
            MessageType.RequestCurrency => _requestCurrency.Run(peer, account, message, out reply),
            MessageType.SubmitOrder => _submitOrder.Run(peer, account, message, out reply),
            MessageType.RollBack => _rollBack.Run(peer, account, message, out reply),
            MessageType.ReportWallet => Platform.Report(peer, account, message, out reply),
            MessageType.EnrolToken => Authentication.Enrol(account, message, out reply),
            MessageType.ReportPayment => _reportPayment.Run(peer, message, out reply),
            MessageType.RegisterRecoveryKey => _registerRecoveryKey.Run(session, account, message, out reply),
            _ => StatusCode.MessageUnknown,
        };
    }

    protected override void ResumeWork()
    {
        _enrol.Resume();
        _recover.Resume();
        _requestCurrency.Resume();
        _submitOrder.Resume();
        _rollBack.Resume();
        _reportPayment.Resume();
    }

    // What a lost device may still ask for: what time it is, what became of vouchers, money owed to a payee;
    // and it may say what it holds, and hear that it is frozen.
    private static bool IsLeftToLost(MessageType type)
    {
        return type is MessageType.SynchroniseClock or MessageType.VoucherStates or MessageType.ReportPayment
            or MessageType.ReportWallet;
    }

    private static StatusCode Only(Role role, bool isAllowed)
    {
        if (role == Role.None)
        {
            return StatusCode.NotAuthenticated;
        }

        return isAllowed ? StatusCode.Ok : StatusCode.CertificateWrongRole;
    }
}
