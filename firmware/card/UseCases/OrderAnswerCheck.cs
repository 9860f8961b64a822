using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Crypto;
using Wallet.Core.Documents;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>
/// Checks the five documents that answer an order: 6th and 5th signature, chain, transaction and terms.
/// </summary>
/// <remarks>
/// The two signatures cover the rest: each document carries the digest of the one before it, and the banks on the way
/// have checked 2nd to 4th. The payee's bank's certificate is not needed on the card.
/// </remarks>
public static class OrderAnswerCheck
{
    /// <summary>Checks; nothing changes.</summary>
    /// <param name="device">For the central bank's certificate and the clock.</param>
    /// <param name="ownBank">The certificate that the session was made with.</param>
    /// <param name="order">COSE_Sign1 PaymentOrder, the card's own.</param>
    /// <param name="reply">The answer.</param>
    /// <returns>Ok, SignatureInvalid, TransactionMismatch, TermsRefused, or why a document cannot be read.</returns>
    public static StatusCode Check(
        DeviceContext device, DeviceCertificate ownBank, byte[] order, SubmitOrderReply reply)
    {
        var answer = new OrderAnswer();
        StatusCode status = ReadSigned(device, ownBank, reply, answer);
        if (status == StatusCode.Ok)
        {
            status = ReadCovered(reply, answer);
        }

        PaymentOrder own = null;
        if (status == StatusCode.Ok)
        {
            status = ReadPayload(order, out byte[] payload);
            status = status == StatusCode.Ok ? PaymentOrder.TryDecode(payload, out own) : status;
        }

        return status == StatusCode.Ok
            ? OrderRules.CheckAnswer(own, Sha256.Hash(order), answer, device.Clock.NowMsOr0())
            : status;
    }

    private static StatusCode ReadSigned(
        DeviceContext device, DeviceCertificate ownBank, SubmitOrderReply reply, OrderAnswer answer)
    {
        StatusCode status = SignedDocument.Verify(
            device, reply.ThirdResult, ThirdResult.Label, ownBank, out byte[] payload);
        if (status == StatusCode.Ok)
        {
            status = ThirdResult.TryDecode(payload, out answer.ThirdResult);
        }

        DeviceCertificate centralBank = device.Identity.CentralBank;
        if (status == StatusCode.Ok)
        {
            status = SignedDocument.Verify(
                device, reply.Confirmation, Confirmation.Label, centralBank, out payload);
        }

        if (status == StatusCode.Ok)
        {
            status = Confirmation.TryDecode(payload, out answer.Confirmation);
        }

        answer.ConfirmationDigest = Sha256.Hash(reply.Confirmation);
        return status;
    }

    private static StatusCode ReadCovered(SubmitOrderReply reply, OrderAnswer answer)
    {
        answer.EndorsementDigest = Sha256.Hash(reply.Endorsement);
        answer.FirstResultDigest = Sha256.Hash(reply.FirstResult);
        answer.SecondResultDigest = Sha256.Hash(reply.SecondResult);
        StatusCode status = ReadPayload(reply.Endorsement, out byte[] payload);
        if (status == StatusCode.Ok)
        {
            status = Endorsement.TryDecode(payload, out answer.Endorsement);
        }

        if (status == StatusCode.Ok)
        {
            status = ReadPayload(reply.FirstResult, out payload);
        }

        if (status == StatusCode.Ok)
        {
            status = FirstResult.TryDecode(payload, out answer.FirstResult);
        }

        if (status == StatusCode.Ok)
        {
            status = ReadPayload(reply.SecondResult, out payload);
        }

        return status == StatusCode.Ok ? SecondResult.TryDecode(payload, out answer.SecondResult) : status;
    }

    private static StatusCode ReadPayload(byte[] document, out byte[] payload)
    {
        var sign1 = new CoseSign1();
        StatusCode status = CoseSign1.TryDecode(document, 0, document.Length, sign1);
        payload = sign1.Payload;
        return status;
    }
}
