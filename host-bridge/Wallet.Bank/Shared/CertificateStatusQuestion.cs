using System;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Shared;

/// <summary>Asks the certificate authority for a signed answer about one certificate, now.</summary>
internal sealed class CertificateStatusQuestion
{
    private readonly Office _office;

    public CertificateStatusQuestion(Office office)
    {
        _office = office;
    }

    /// <returns>
    /// Ok, CertificateRevoked, CertificateUnknown, or CertificateStatusUnavailable when no good answer came.
    /// </returns>
    public StatusCode Ask(Certificate certificate)
    {
        byte[] nonce = _office.Options.Random.Bytes(CertificateStatus.NonceBytes);
        var question = new CertificateStatus { SerialNumber = certificate.SerialNumber, Nonce = nonce };
        byte[]? reply = _office.Links.Ask(Institutions.Authority, question.Encode());
        if (reply is null)
        {
            return StatusCode.CertificateStatusUnavailable;
        }

        StatusCode status = CertificateStatusReply.TryDecode(
            reply, 0, reply.Length, out CertificateStatusReply message);
        if (status != StatusCode.Ok)
        {
            return StatusCode.CertificateStatusUnavailable;
        }

        status = Check(message.Statement, certificate, nonce, out long state);
        if (status != StatusCode.Ok)
        {
            _office.Refuse(nameof(CertificateStatement), status, Institutions.Authority);
            return StatusCode.CertificateStatusUnavailable;
        }

        return state switch
        {
            (long)CertificateState.Good => StatusCode.Ok,
            (long)CertificateState.Revoked => StatusCode.CertificateRevoked,
            _ => StatusCode.CertificateUnknown,
        };
    }

    /// <summary>
    /// The statement must be the authority's, about this certificate, made for this question, and now.
    /// </summary>
    private StatusCode Check(byte[] document, Certificate certificate, byte[] nonce, out long state)
    {
        state = 0;
        StatusCode status = Sign1.TryRead(document, CertificateStatement.TryDecode, out CertificateStatement statement);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (!_office.IsSignedBy(document, CertificateStatement.Label, _office.Authority))
        {
            return StatusCode.SignatureInvalid;
        }

        if (!Sign1.Same(statement.Nonce, nonce) || !Sign1.Same(statement.SerialNumber, certificate.SerialNumber))
        {
            return StatusCode.NonceMismatch;
        }

        if (Math.Abs(statement.TimeMs - _office.NowMs) > _office.Options.Freshness.TotalMilliseconds)
        {
            return StatusCode.TimestampStale;
        }

        state = statement.State;
        return StatusCode.Ok;
    }
}
