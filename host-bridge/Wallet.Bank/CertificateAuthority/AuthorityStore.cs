using System;
using System.Collections.Generic;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Data;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CertificateAuthority;

/// <summary>Every certificate the authority has issued, and whether it still stands by it.</summary>
internal sealed class AuthorityStore
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS certificate (
          id INTEGER PRIMARY KEY, serialNumber BLOB NOT NULL UNIQUE, requestId BLOB NOT NULL UNIQUE,
          publicKey BLOB NOT NULL UNIQUE, institution TEXT NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL,
          encoded BLOB NOT NULL, issuedMs INTEGER NOT NULL, revokedMs INTEGER NOT NULL DEFAULT 0);

        """;

    private const int InstitutionYears = 10;
    private const int DeviceYears = 5;
    private const int SerialNumberBytes = 16;
    private const int DaySeconds = 24 * 60 * 60;
    private const string Columns =
        "SELECT id, serialNumber, publicKey, institution, role, name, encoded, revokedMs FROM certificate ";

    private readonly Office _office;

    public AuthorityStore(Office office)
    {
        _office = office;
    }

    private Database Database => _office.Database;

    public CertificateRow? ByRequest(byte[] requestId)
    {
        return Database.First<CertificateRow>(Columns + "WHERE requestId = @requestId", new { requestId });
    }

    public CertificateRow? BySerialNumber(byte[] serialNumber)
    {
        return Database.First<CertificateRow>(Columns + "WHERE serialNumber = @serialNumber", new { serialNumber });
    }

    public bool IsKeyCertified(byte[] publicKey)
    {
        return Database.Number("SELECT COUNT(*) FROM certificate WHERE publicKey = @publicKey", new { publicKey }) > 0;
    }

    /// <summary>Certificates that stand and have a role, in order of issue.</summary>
    public List<CertificateRow> Good(string role)
    {
        return Database.Query<CertificateRow>(
            Columns + "WHERE role = @role AND revokedMs = 0 ORDER BY id", new { role });
    }

    /// <summary>Every device certificate, in order of issue.</summary>
    public List<CertificateRow> Devices()
    {
        return Database.Query<CertificateRow>(Columns + "WHERE role IN ('card', 'terminal') ORDER BY id");
    }

    /// <summary>Issues a certificate and writes it down before anyone sees it.</summary>
    public CertificateRow Issue(byte[] requestId, string name, Role role, string institution, byte[] publicKey)
    {
        bool isDevice = role is Role.Card or Role.Terminal;
        long nowSeconds = _office.NowMs / 1000;
        byte[] serialNumber = _office.Options.Random.Bytes(SerialNumberBytes);
        serialNumber[0] = (byte)((serialNumber[0] & 0x7F) | 0x40);   // Positive and of full length, RFC 5280 4.1.2.2.
        var fields = new DeviceCertificate
        {
            SerialNumber = serialNumber,
            Issuer = Institutions.NameOf(Institutions.Authority),

            // A day early, because the holder's clock may be behind.
            NotBefore = Math.Max(0, nowSeconds - DaySeconds),
            NotAfter = nowSeconds + ((isDevice ? DeviceYears : InstitutionYears) * 365L * DaySeconds),
            CommonName = name,
            Organization = institution,
            Role = role,
            PublicKey = publicKey,
        };
        byte[] encoded = Certificate.Issue(fields, _office.Key).Encoded;
        Database.Execute(
            """
            INSERT INTO certificate (serialNumber, requestId, publicKey, institution, role, name, encoded, issuedMs)
            VALUES (@serialNumber, @requestId, @publicKey, @institution, @role, @name, @encoded, @issuedMs)
            """,
            new
            {
                serialNumber,
                requestId,
                publicKey,
                institution,
                role = CertificateRoles.TextOf(role),
                name,
                encoded,
                issuedMs = _office.NowMs,
            });
        _office.Log(LoopEventKind.DocumentSigned, name, "certificate", StatusCode.Ok);
        return BySerialNumber(serialNumber)!;
    }

    /// <summary>Revokes; a certificate that was revoked stays as it is.</summary>
    public void Revoke(byte[] serialNumber)
    {
        Database.Execute(
            "UPDATE certificate SET revokedMs = @nowMs WHERE serialNumber = @serialNumber AND revokedMs = 0",
            new { nowMs = _office.NowMs, serialNumber });
    }

    public CertificateState StateOf(byte[] serialNumber)
    {
        CertificateRow? row = BySerialNumber(serialNumber);
        if (row is null)
        {
            return CertificateState.Unknown;
        }

        return row.RevokedMs != 0 ? CertificateState.Revoked : CertificateState.Good;
    }
}

/// <summary>One issued certificate.</summary>
internal sealed record CertificateRow(
    long Id,
    byte[] SerialNumber,
    byte[] PublicKey,
    string Institution,
    string Role,
    string Name,
    byte[] Encoded,
    long RevokedMs);
