using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Clock;
using Wallet.Core.Documents;
using Wallet.Core.Session;
using Wallet.Core.Signing;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>
/// Sends the wallet key information set to the platform, and carries out the command that comes back.
/// </summary>
/// <remarks>
/// After a command it is sent once more, so that the platform knows that it was carried out. A cut or a lost answer
/// costs nothing: the next update sends a set of its own, and the platform repeats what the wallet does not have.
/// </remarks>
public sealed class ReportWalletUseCase
{
    private const int RoundsMax = 2;

    private readonly CardContext _card;
    private readonly DeviceContext _device;

    /// <summary>For this card.</summary>
    public ReportWalletUseCase(CardContext card)
    {
        _card = card;
        _device = card.Device;
    }

    /// <summary>Reports in an open session.</summary>
    /// <returns>
    /// Ok; what BankSession.Exchange says; the platform's refusal; SignatureInvalid and what RemoteState.Take says of a
    /// command, which then has changed nothing.
    /// </returns>
    public StatusCode Run(BankSession session)
    {
        StatusCode status = StatusCode.Ok;
        bool isDone = false;
        for (int round = 0; round < RoundsMax && !isDone && status == StatusCode.Ok; round++)
        {
            status = Send(session, out byte[] command);
            isDone = status != StatusCode.Ok || command.Length == 0;
            if (!isDone)
            {
                status = Take(session, command);
            }
        }

        return status;
    }

    private StatusCode Send(BankSession session, out byte[] command)
    {
        command = null;
        var request = new ReportWallet();
        StatusCode status = SigningGate.Sign(_device, KeyInformation.Label, Describe().Encode(), out byte[] signed);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        request.KeyInformation = signed;
        status = session.Exchange(request.Encode(), out byte[] reply);
        if (status == StatusCode.Ok)
        {
            status = ReportWalletReply.TryDecode(reply, 0, reply.Length, out ReportWalletReply answer);
            command = status == StatusCode.Ok ? answer.Command : null;
        }

        return status;
    }

    private StatusCode Take(BankSession session, byte[] signed)
    {
        StatusCode status = SignedDocument.Verify(
            _device, signed, RemoteCommand.Label, session.Bank, out byte[] payload);
        RemoteCommand command = null;
        if (status == StatusCode.Ok)
        {
            status = RemoteCommand.TryDecode(payload, out command);
        }

        if (status == StatusCode.Ok)
        {
            status = _device.Remote.Take(command, _device.Identity.CertificateDigest);
        }

        _device.Refusals.Note((int)MessageType.ReportWalletReply, status);
        return status;
    }

    private KeyInformation Describe()
    {
        TrustedClock clock = _device.Clock;
        VoucherTable table = _card.Vouchers.Table;
        var set = new KeyInformation();
        set.CertificateDigest = _device.Identity.CertificateDigest;
        set.TimeMs = clock.NowMsOr0();
        set.ClockState = (int)clock.State;
        set.ClockSource = (int)clock.Source;
        set.UncertaintyMs = clock.UncertaintyMs;
        set.SignedMs = clock.SignedMs;
        set.HeldMinor = table.HeldMinor();
        set.VoucherIds = new byte[table.Count][];
        set.VoucherStates = new long[table.Count];
        set.VoucherAmounts = new long[table.Count];
        for (int i = 0; i < table.Count; i++)
        {
            set.VoucherIds[i] = table.At(i).Id;
            set.VoucherStates[i] = (int)table.At(i).State;
            set.VoucherAmounts[i] = table.At(i).AmountMinor;
        }

        set.CommandCounter = _device.Remote.Counter;
        set.OrderTimestampMs = _card.Orders.LastTimestampMs();
        set.JournalDigest = _device.Journal.Digest();
        return set;
    }
}
