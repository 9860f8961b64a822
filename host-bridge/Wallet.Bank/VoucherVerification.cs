using System.Collections.Generic;
using System.Linq;
using Wallet.Protocol;

namespace Wallet.Bank;

/// <summary>One of the six signatures, checked again.</summary>
/// <param name="Number">1 to 6.</param>
/// <param name="Document">Name of the document.</param>
/// <param name="SignedBy">Name, role and institution in the signer's certificate.</param>
/// <param name="Status">Ok, or what is wrong.</param>
public sealed record SignatureCheck(int Number, string Document, string SignedBy, StatusCode Status);

/// <summary>A voucher's six signatures, checked again with nothing but the authority's certificate.</summary>
public sealed record VoucherVerification(string VoucherId, IReadOnlyList<SignatureCheck> Signatures)
{
    /// <summary>True when there are six and all are good.</summary>
    public bool IsGood => Signatures.Count == 6 && Signatures.All(check => check.Status == StatusCode.Ok);
}
