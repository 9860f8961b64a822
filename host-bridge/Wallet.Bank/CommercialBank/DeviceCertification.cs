using System;
using System.Linq;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CommercialBank;

/// <summary>Asks the authority for the certificate of a customer's device.</summary>
internal static class DeviceCertification
{
    /// <summary>The same id again gets the same certificate.</summary>
    public const int RequestIdBytes = 16;

    /// <summary>Asks, and checks what comes.</summary>
    /// <param name="desk">The bank.</param>
    /// <param name="account">Whose device.</param>
    /// <param name="publicKey">The device's key.</param>
    /// <param name="requestId">On the bank's disk already.</param>
    /// <param name="release">What a refusal of the authority undoes; run in a commit.</param>
    /// <param name="certificate">Null unless Ok.</param>
    /// <returns>Ok; BankUnavailable where it is to be asked again; the authority's refusal, or what is wrong with its
    /// certificate.</returns>
    public static StatusCode Ask(
        BankDesk desk, string account, byte[] publicKey, byte[] requestId, Action release, out Certificate certificate)
    {
        certificate = null!;
        Office office = desk.Office;
        Customer customer = desk.Customers.Find(account)!;
        Role role = customer.Kind == (long)DeviceKind.Card ? Role.Card : Role.Terminal;
        byte[]? received = office.Links.Ask(Institutions.Authority, new IssueCertificate
        {
            RequestId = requestId,
            Name = customer.HolderName,
            Role = CertificateRoles.TextOf(role),
            PublicKey = publicKey,
        }.Encode());
        if (received is null)
        {
            return StatusCode.BankUnavailable;
        }

        StatusCode status = IssueCertificateReply.TryDecode(
            received, 0, received.Length, out IssueCertificateReply answer);
        if (Retry.IsWorthIt(status))
        {
            return StatusCode.BankUnavailable;
        }

        if (status != StatusCode.Ok)
        {
            office.Database.Commit(release);
            return status;
        }

        status = Certificate.TryRead(answer.Certificate, out Certificate issued);
        if (status == StatusCode.Ok)
        {
            status = issued.Check(office.Authority, office.NowMs);
        }

        if (status == StatusCode.Ok && (issued.Institution != office.Id || issued.Role != role
            || !issued.PublicKey.SequenceEqual(publicKey)))
        {
            status = StatusCode.CertificateInvalid;
        }

        certificate = status == StatusCode.Ok ? issued : null!;
        return status;
    }
}
