using System.Collections.Generic;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Sessions;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CentralBank;

/// <summary>The central bank: issues currency, confirms orders, and ends every voucher exactly once.</summary>
internal sealed class CentralBankInstitution : Institution
{
    private readonly IssueCurrencyUseCase _issueCurrency;
    private readonly EndorseOrderUseCase _endorseOrder;
    private readonly RedeemUseCase _redeem;
    private readonly RollBackVoucherUseCase _rollBack;

    public CentralBankInstitution(Office office)
        : base(office)
    {
        Store = new CentralStore(office);
        _issueCurrency = new IssueCurrencyUseCase(office, Store);
        _endorseOrder = new EndorseOrderUseCase(office, Store);
        _redeem = new RedeemUseCase(office, Store);
        _rollBack = new RollBackVoucherUseCase(office, Store);
    }

    public CentralStore Store { get; }

    protected override IReadOnlyList<string> OwnProblems => _rollBack.Stuck;

    protected override StatusCode Allows(MessageType type, Role role)
    {
        switch (type)
        {
            case MessageType.IssueCurrency:
            case MessageType.EndorseOrder:
            case MessageType.Redeem:
            case MessageType.RollBackVoucher:
                return role switch
                {
                    Role.None => StatusCode.NotAuthenticated,
                    Role.Bank => StatusCode.Ok,
                    _ => StatusCode.CertificateWrongRole,
                };
            default:
                return StatusCode.MessageUnknown;
        }
    }

    protected override StatusCode Admits(Certificate peer)
    {
        return peer.Role == Role.Bank ? StatusCode.Ok : StatusCode.CertificateWrongRole;
    }

    protected override StatusCode Answer(Session session, MessageType type, byte[] message, out byte[] reply)
    {
        reply = [];
        Certificate bank = session.Peer!;
        return type switch
        {
            MessageType.IssueCurrency => _issueCurrency.Run(bank, message, out reply),
            MessageType.EndorseOrder => _endorseOrder.Run(bank, message, out reply),
            MessageType.Redeem => _redeem.Run(bank, message, out reply),
            MessageType.RollBackVoucher => _rollBack.Run(bank, message, out reply),
            _ => StatusCode.MessageUnknown,
        };
    }

    protected override void ResumeWork()
    {
        _rollBack.ReturnOverdue();
    }
}
