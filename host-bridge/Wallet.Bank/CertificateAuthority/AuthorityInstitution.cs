using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Sessions;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CertificateAuthority;

/// <summary>The certificate authority: says whose key a key is, and whether that still holds.</summary>
internal sealed class AuthorityInstitution : Institution
{
    public AuthorityInstitution(Office office)
        : base(office)
    {
        Store = new AuthorityStore(office);
        office.AskStatus = certificate => Store.StateOf(certificate.SerialNumber) switch
        {
            CertificateState.Good => StatusCode.Ok,
            CertificateState.Revoked => StatusCode.CertificateRevoked,
            _ => StatusCode.CertificateUnknown,
        };
    }

    public AuthorityStore Store { get; }

    /// <summary>
    /// Certifies an institution: a ceremony of people, not a message. The same key again gets the same certificate.
    /// </summary>
    public Certificate CertifyInstitution(string institution, byte[] publicKey)
    {
        byte[] requestId = SHA256.HashData(Encoding.UTF8.GetBytes("institution " + institution))[..16];
        CertificateRow? row = Store.ByRequest(requestId);
        if (row is not null && !Sign1.Same(row.PublicKey, publicKey))
        {
            throw new BankSetupException(
                $"The key of '{institution}' is not the one that was certified. Put its key file back, or start with "
                + "an empty data folder.");
        }

        row ??= Store.Issue(
            requestId, Institutions.NameOf(institution), Institutions.RoleOf(institution), institution, publicKey);
        return Certificate.Read(row.Encoded);
    }

    protected override StatusCode Allows(MessageType type, Role role)
    {
        switch (type)
        {
            case MessageType.CertificateStatus:
                return StatusCode.Ok;
            case MessageType.IssueCertificate:
            case MessageType.ListCertificates:
            case MessageType.RevokeCertificate:
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
        return StatusCode.Ok;
    }

    protected override StatusCode Answer(Session session, MessageType type, byte[] message, out byte[] reply)
    {
        reply = [];
        return type switch
        {
            MessageType.CertificateStatus => AnswerStatus(message, out reply),
            MessageType.IssueCertificate => Issue(session, message, out reply),
            MessageType.ListCertificates => List(message, out reply),
            MessageType.RevokeCertificate => Revoke(session, message, out reply),
            _ => StatusCode.MessageUnknown,
        };
    }

    private StatusCode AnswerStatus(byte[] message, out byte[] reply)
    {
        reply = [];
        StatusCode status = CertificateStatus.TryDecode(message, 0, message.Length, out CertificateStatus request);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var statement = new CertificateStatement
        {
            SerialNumber = request.SerialNumber,
            State = (long)Store.StateOf(request.SerialNumber),
            Nonce = request.Nonce,
            TimeMs = Office.NowMs,
        };
        byte[] document = Office.Sign(CertificateStatement.Label, statement.Encode());
        reply = new CertificateStatusReply { Statement = document }.Encode();
        return StatusCode.Ok;
    }

    private StatusCode Issue(Session session, byte[] message, out byte[] reply)
    {
        reply = [];
        StatusCode status = IssueCertificate.TryDecode(message, 0, message.Length, out IssueCertificate request);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        CertificateRow? row = Store.ByRequest(request.RequestId);
        if (row is null)
        {
            status = Check(request, session.Peer!, out Role role);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            row = Store.Issue(request.RequestId, request.Name, role, session.Peer!.Institution, request.PublicKey);
        }
        else if (row.Institution != session.Peer!.Institution || row.Name != request.Name || row.Role != request.Role
            || !Sign1.Same(row.PublicKey, request.PublicKey))
        {
            return StatusCode.IdempotencyConflict;
        }

        reply = new IssueCertificateReply { Certificate = row.Encoded }.Encode();
        return StatusCode.Ok;
    }

    private StatusCode Check(IssueCertificate request, Certificate bank, out Role role)
    {
        role = CertificateRoles.FromText(request.Role);
        if (!P256.IsPoint(request.PublicKey))
        {
            return StatusCode.KeyInvalid;
        }

        // A name no certificate may hold would encode to nothing.
        var probe = new DeviceCertificate
        {
            SerialNumber = [1],
            Issuer = Institutions.NameOf(Institutions.Authority),
            CommonName = request.Name,
            Organization = bank.Institution,
            Role = role,
            PublicKey = request.PublicKey,
        };
        if (DeviceCertificate.EncodeToBeSigned(probe).Length == 0)
        {
            return StatusCode.MessageMalformed;
        }

        if (role is not (Role.Card or Role.Terminal))
        {
            return StatusCode.CertificateWrongRole;
        }

        return Store.IsKeyCertified(request.PublicKey) ? StatusCode.AlreadyEnrolled : StatusCode.Ok;
    }

    private StatusCode List(byte[] message, out byte[] reply)
    {
        reply = [];
        StatusCode status = ListCertificates.TryDecode(message, 0, message.Length, out ListCertificates request);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        // Shops first, then people: a card can be paid as well.
        List<CertificateRow> payees =
            [.. Store.Good(CertificateRoles.Terminal), .. Store.Good(CertificateRoles.Card)];
        reply = new ListCertificatesReply
        {
            Total = payees.Count,
            Certificates = payees
                .Skip((int)Math.Min(request.FirstIndex, payees.Count))
                .Take(ListCertificatesReply.CertificatesCountMax)
                .Select(row => row.Encoded)
                .ToArray(),
        }.Encode();
        return StatusCode.Ok;
    }

    private StatusCode Revoke(Session session, byte[] message, out byte[] reply)
    {
        reply = [];
        StatusCode status = RevokeCertificate.TryDecode(message, 0, message.Length, out RevokeCertificate request);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        CertificateRow? row = Store.BySerialNumber(request.SerialNumber);
        if (row is null)
        {
            return StatusCode.CertificateUnknown;
        }

        if (row.Institution != session.Peer!.Institution)
        {
            return StatusCode.WrongBank;
        }

        Store.Revoke(row.SerialNumber);
        reply = StatusReply.To((int)MessageType.RevokeCertificate, StatusCode.Ok).Encode();
        return StatusCode.Ok;
    }
}
