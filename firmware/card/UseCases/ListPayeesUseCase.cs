using Wallet.Core.Documents;
using Wallet.Core.Session;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>Whom can the holder pay? Certificates of terminals and cards that the authority has signed.</summary>
public sealed class ListPayeesUseCase
{
    /// <summary>Most payees on the list.</summary>
    public const int CountMax = 32;

    private readonly CardContext _card;
    private readonly DeviceCertificate[] _found = new DeviceCertificate[CountMax];
    private int _foundCount;

    /// <summary>For this card.</summary>
    public ListPayeesUseCase(CardContext card)
    {
        _card = card;
    }

    /// <summary>Asks the bank in an open session.</summary>
    /// <param name="session">With the card's own bank.</param>
    /// <param name="payees">All that are good and not this card, in the bank's order; null unless Ok.</param>
    /// <returns>Ok, PayeeUnknown where there is none, or why the bank could not be asked.</returns>
    public StatusCode Run(BankSession session, out DeviceCertificate[] payees)
    {
        payees = null;
        _foundCount = 0;
        long index = 0;
        long total = 1;
        while (index < total && _foundCount < CountMax)
        {
            StatusCode status = AskPage(session, index, out ListPayeesReply page);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            for (int i = 0; i < page.Certificates.Length; i++)
            {
                Take(page.Certificates[i]);
            }

            // A bank that gives nothing although it says there is more must not keep the card asking.
            total = page.Certificates.Length == 0 ? 0 : page.Total;
            index += page.Certificates.Length;
        }

        if (_foundCount == 0)
        {
            return StatusCode.PayeeUnknown;
        }

        payees = new DeviceCertificate[_foundCount];
        System.Array.Copy(_found, 0, payees, 0, _foundCount);
        return StatusCode.Ok;
    }

    private static StatusCode AskPage(BankSession session, long index, out ListPayeesReply page)
    {
        page = null;
        var request = new ListPayees();
        request.FirstIndex = index;
        StatusCode status = session.Exchange(request.Encode(), out byte[] reply);
        return status == StatusCode.Ok ? ListPayeesReply.TryDecode(reply, 0, reply.Length, out page) : status;
    }

    // One bad certificate is left out and noted; it does not keep the holder from paying others.
    private void Take(byte[] encoded)
    {
        DeviceCertificate own = _card.Device.Identity.Certificate;
        if (encoded.Length == own.Encoded.Length && Bytes.AreEqual(encoded, 0, own.Encoded, 0, encoded.Length))
        {
            return;
        }

        StatusCode status = Check(encoded, out DeviceCertificate payee);
        _card.Device.Refusals.Note((int)MessageType.ListPayeesReply, status);
        if (status == StatusCode.Ok && _foundCount < CountMax)
        {
            _found[_foundCount] = payee;
            _foundCount++;
        }
    }

    private StatusCode Check(byte[] encoded, out DeviceCertificate payee)
    {
        payee = null;
        var claimed = new DeviceCertificate();
        StatusCode status = DeviceCertificate.TryDecode(encoded, 0, encoded.Length, claimed);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        bool canBePaid = claimed.Role == Role.Terminal || claimed.Role == Role.Card;
        if (!canBePaid)
        {
            return StatusCode.CertificateWrongRole;
        }

        return CertificateCheck.Verify(
            _card.Device, encoded, _card.Device.Identity.Authority, claimed.Role, _card.Device.Clock.NowMsOr0(),
            out payee);
    }
}
