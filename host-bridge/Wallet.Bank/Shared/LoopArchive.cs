using System.Collections.Generic;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;

namespace Wallet.Bank.Shared;

/// <summary>The documents of one pre-transaction with the certificates that check them.</summary>
/// <remarks>
/// Every certificate is checked against the authority at T1, every signature against its certificate, and every
/// document against the one before it. Nothing else is needed: no database, no clock, no network.
/// </remarks>
internal sealed class LoopArchive
{
    private readonly Certificate _authority;
    private readonly List<SignatureCheck> _checks = [];
    private PaymentOrder _order = new();
    private byte[] _orderDigest = [];

    public LoopArchive(Certificate authority)
    {
        _authority = authority;
    }

    public required byte[] Order { get; init; }

    public required byte[] Endorsement { get; init; }

    public required byte[] FirstResult { get; init; }

    public required byte[] SecondResult { get; init; }

    public required byte[] Confirmation { get; init; }

    /// <summary>Empty while the payer's bank has not given the 6th signature yet.</summary>
    public required byte[] ThirdResult { get; init; }

    public required byte[] PayerCertificate { get; init; }

    public required byte[] PayerBankCertificate { get; init; }

    public required byte[] CentralBankCertificate { get; init; }

    public required byte[] PayeeBankCertificate { get; init; }

    /// <summary>Valid after <see cref="Check"/>: what the 5th document says.</summary>
    public Confirmation Terms { get; private set; } = new();

    /// <summary>
    /// Valid after <see cref="Check"/>: until when the central bank hears reports, by the 3rd document.
    /// </summary>
    public long ReportsEndMs { get; private set; }

    /// <summary>Checks the documents in order, one line each; five of them where there is no 6th yet.</summary>
    public IReadOnlyList<SignatureCheck> Check()
    {
        _checks.Clear();
        StatusCode status = Sign1.TryRead(Order, PaymentOrder.TryDecode, out PaymentOrder order);
        if (status != StatusCode.Ok)
        {
            Add(nameof(PaymentOrder), "", status);
            return _checks;
        }

        _order = order;
        _orderDigest = Sign1.Digest(Order);
        CheckOrder();
        CheckEndorsement();
        CheckFirst();
        CheckSecond();
        CheckConfirmation();
        if (ThirdResult.Length > 0)
        {
            CheckThird();
        }

        return _checks;
    }

    private void CheckOrder()
    {
        StatusCode status = Signer(
            Order, PaymentOrder.Label, PayerCertificate, Role.Card, _order.PayerBank, out Certificate? payer);
        if (status == StatusCode.Ok && !Sign1.Same(_order.PayerCertificateDigest, payer!.Digest))
        {
            status = StatusCode.TransactionMismatch;
        }

        Add(nameof(PaymentOrder), payer?.Description ?? "", status);
    }

    private void CheckEndorsement()
    {
        StatusCode status = Signer(
            Endorsement, Protocol.Documents.Endorsement.Label, PayerBankCertificate, Role.Bank, _order.PayerBank,
            out Certificate? signer);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(Endorsement, Protocol.Documents.Endorsement.TryDecode, out Endorsement read);
            status = status == StatusCode.Ok
                ? Continues(read.TimestampMs, read.VoucherId, read.PreviousDigest, Order)
                : status;
        }

        Add(nameof(Endorsement), signer?.Description ?? "", status);
    }

    private void CheckFirst()
    {
        StatusCode status = Signer(
            FirstResult, Protocol.Documents.FirstResult.Label, CentralBankCertificate, Role.CentralBank,
            Institutions.CentralBank, out Certificate? signer);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(FirstResult, Protocol.Documents.FirstResult.TryDecode, out FirstResult read);
            if (status == StatusCode.Ok)
            {
                ReportsEndMs = read.ValidUntilMs + read.GraceMs;
                status = Continues(
                    read.TimestampMs, read.VoucherId, read.PreviousDigest, Endorsement, read.OrderDigest);
            }
        }

        Add(nameof(FirstResult), signer?.Description ?? "", status);
    }

    private void CheckSecond()
    {
        StatusCode status = Signer(
            SecondResult, Protocol.Documents.SecondResult.Label, PayeeBankCertificate, Role.Bank, _order.PayeeBank,
            out Certificate? signer);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(SecondResult, Protocol.Documents.SecondResult.TryDecode, out SecondResult read);
            status = status == StatusCode.Ok
                ? Continues(read.TimestampMs, read.VoucherId, read.PreviousDigest, FirstResult)
                : status;
        }

        Add(nameof(SecondResult), signer?.Description ?? "", status);
    }

    private void CheckConfirmation()
    {
        StatusCode status = Signer(
            Confirmation, Protocol.Documents.Confirmation.Label, CentralBankCertificate, Role.CentralBank,
            Institutions.CentralBank, out Certificate? signer);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(Confirmation, Protocol.Documents.Confirmation.TryDecode, out Confirmation read);
            if (status == StatusCode.Ok)
            {
                Terms = read;
                status = Continues(
                    read.TimestampMs, read.VoucherId, read.PreviousDigest, SecondResult, read.OrderDigest);
            }
        }

        Add(nameof(Confirmation), signer?.Description ?? "", status);
    }

    private void CheckThird()
    {
        StatusCode status = Signer(
            ThirdResult, Protocol.Documents.ThirdResult.Label, PayerBankCertificate, Role.Bank, _order.PayerBank,
            out Certificate? signer);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(ThirdResult, Protocol.Documents.ThirdResult.TryDecode, out ThirdResult read);
            status = status == StatusCode.Ok
                ? Continues(read.TimestampMs, read.VoucherId, read.PreviousDigest, Confirmation)
                : status;
        }

        Add(nameof(ThirdResult), signer?.Description ?? "", status);
    }

    private StatusCode Signer(
        byte[] document, string label, byte[] encoded, Role role, string institution, out Certificate? signer)
    {
        StatusCode status = Certificate.TryRead(encoded, out Certificate read);
        signer = status == StatusCode.Ok ? read : null;
        if (signer is null)
        {
            return status;
        }

        status = signer.Check(_authority, _order.TimestampMs);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (signer.Role != role || signer.Institution != institution)
        {
            return StatusCode.CertificateWrongRole;
        }

        return Sign1.IsSignedBy(document, label, signer.PublicKey) ? StatusCode.Ok : StatusCode.SignatureInvalid;
    }

    private StatusCode Continues(
        long timestampMs, byte[] voucherId, byte[] previousDigest, byte[] previous, byte[]? orderDigest = null)
    {
        return timestampMs == _order.TimestampMs
            && Sign1.Same(voucherId, _order.VoucherId)
            && Sign1.Same(previousDigest, Sign1.Digest(previous))
            && (orderDigest is null || Sign1.Same(orderDigest, _orderDigest))
                ? StatusCode.Ok
                : StatusCode.TransactionMismatch;
    }

    private void Add(string document, string signedBy, StatusCode status)
    {
        _checks.Add(new SignatureCheck(_checks.Count + 1, document, signedBy, status));
    }
}
