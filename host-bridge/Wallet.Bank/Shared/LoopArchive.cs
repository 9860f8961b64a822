using System;
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
            Add(PaymentOrder.Label, "", status);
            return _checks;
        }

        _order = order;
        _orderDigest = Sign1.Digest(Order);
        Check<PaymentOrder>(
            PaymentOrder.Label, Order, PayerCertificate, Role.Card, order.PayerBank, PaymentOrder.TryDecode,
            read => Sign1.Same(read.PayerCertificateDigest, Sign1.Digest(PayerCertificate)));
        CheckLoop(order.PayerBank, order.PayeeBank);
        return _checks;
    }

    private void CheckLoop(string payerBank, string payeeBank)
    {
        Check<Endorsement>(
            Protocol.Documents.Endorsement.Label, Endorsement, PayerBankCertificate, Role.Bank, payerBank,
            Protocol.Documents.Endorsement.TryDecode,
            read => Continues(read.TimestampMs, read.VoucherId, read.PreviousDigest, Order));
        Check<FirstResult>(
            Protocol.Documents.FirstResult.Label, FirstResult, CentralBankCertificate, Role.CentralBank,
            Institutions.CentralBank, Protocol.Documents.FirstResult.TryDecode,
            read =>
            {
                ReportsEndMs = read.ValidUntilMs + read.GraceMs;
                return Continues(read.TimestampMs, read.VoucherId, read.PreviousDigest, Endorsement)
                    && Sign1.Same(read.OrderDigest, _orderDigest);
            });
        Check<SecondResult>(
            Protocol.Documents.SecondResult.Label, SecondResult, PayeeBankCertificate, Role.Bank, payeeBank,
            Protocol.Documents.SecondResult.TryDecode,
            read => Continues(read.TimestampMs, read.VoucherId, read.PreviousDigest, FirstResult));
        Check<Confirmation>(
            Protocol.Documents.Confirmation.Label, Confirmation, CentralBankCertificate, Role.CentralBank,
            Institutions.CentralBank, Protocol.Documents.Confirmation.TryDecode,
            read =>
            {
                Terms = read;
                return Continues(read.TimestampMs, read.VoucherId, read.PreviousDigest, SecondResult)
                    && Sign1.Same(read.OrderDigest, _orderDigest);
            });
        if (ThirdResult.Length > 0)
        {
            Check<ThirdResult>(
                Protocol.Documents.ThirdResult.Label, ThirdResult, PayerBankCertificate, Role.Bank, payerBank,
                Protocol.Documents.ThirdResult.TryDecode,
                read => Continues(read.TimestampMs, read.VoucherId, read.PreviousDigest, Confirmation));
        }
    }

    private void Check<T>(
        string label,
        byte[] document,
        byte[] certificate,
        Role role,
        string institution,
        Decoder<T> decode,
        Func<T, bool> fits)
        where T : class
    {
        StatusCode status = Signer(document, label, certificate, role, institution, out Certificate? signer);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(document, decode, out T read);
            status = status == StatusCode.Ok && !fits(read) ? StatusCode.TransactionMismatch : status;
        }

        Add(label, signer?.Description ?? "", status);
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

    private bool Continues(long timestampMs, byte[] voucherId, byte[] previousDigest, byte[] previous)
    {
        return timestampMs == _order.TimestampMs
            && Sign1.Same(voucherId, _order.VoucherId)
            && Sign1.Same(previousDigest, Sign1.Digest(previous));
    }

    private void Add(string label, string signedBy, StatusCode status)
    {
        _checks.Add(new SignatureCheck(_checks.Count + 1, LoopEvent.NameOf(label), signedBy, status));
    }
}
