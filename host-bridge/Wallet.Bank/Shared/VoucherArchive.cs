using System;
using System.IO;
using System.Linq;
using Dapper;
using Microsoft.Data.Sqlite;
using Wallet.Bank.CommercialBank;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;

namespace Wallet.Bank.Shared;

/// <summary>The archive of vouchers, looked at by someone who has no key and changes nothing.</summary>
internal static class VoucherArchive
{
    /// <summary>Checks a voucher in the banks' databases of a folder; institutions may be running on it.</summary>
    /// <param name="dataDirectory">Folder of the databases; they are opened for reading only.</param>
    /// <param name="voucherId">16 bytes.</param>
    /// <param name="authorityCertificate">The one certificate to trust.</param>
    /// <returns>Null when no bank there has that voucher.</returns>
    /// <exception cref="BankSetupException">No certificate, or a database that cannot be read.</exception>
    public static VoucherVerification? Verify(string dataDirectory, byte[] voucherId, byte[] authorityCertificate)
    {
        Certificate authority = ReadAuthority(authorityCertificate);
        return Institutions.Banks
            .Select(bank => Find(Path.Combine(dataDirectory, bank + ".db"), voucherId))
            .Where(voucher => voucher is not null)
            .Select(voucher => Verify(voucher!, authority))
            .FirstOrDefault();
    }

    /// <summary>Checks the six signatures and the certificates behind them.</summary>
    public static VoucherVerification Verify(BankVoucher voucher, Certificate authority)
    {
        var archive = new LoopArchive(authority)
        {
            Order = voucher.OrderDocument,
            Endorsement = voucher.Endorsement,
            FirstResult = voucher.FirstResult,
            SecondResult = voucher.SecondResult,
            Confirmation = voucher.Confirmation,
            ThirdResult = voucher.ThirdResult,
            PayerCertificate = voucher.PayerCertificate,
            PayerBankCertificate = voucher.PayerBankCertificate,
            CentralBankCertificate = voucher.CentralBankCertificate,
            PayeeBankCertificate = voucher.PayeeBankCertificate,
        };
        return new VoucherVerification(Convert.ToHexStringLower(voucher.VoucherId), [.. archive.Check()]);
    }

    /// <summary>Reads the certificate to trust.</summary>
    public static Certificate ReadAuthority(byte[] encoded) =>
        Certificate.TryRead(encoded, out Certificate authority) == StatusCode.Ok
            ? authority
            : throw new BankSetupException("That is not a certificate. Give the authority.c509 of the authority.");

    private static BankVoucher? Find(string file, byte[] voucherId)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        try
        {
            using var connection = new SqliteConnection(builder.ConnectionString);
            connection.Open();
            return connection.QueryFirstOrDefault<BankVoucher>(
                "SELECT * FROM voucher WHERE voucherId = @voucherId", new { voucherId });
        }
        catch (SqliteException exception)
        {
            throw new BankSetupException($"The archive {file} cannot be read ({exception.Message}).", exception);
        }
    }
}
