using System.Collections.Generic;
using Wallet.Protocol.Certificates;

namespace Wallet.Bank;

/// <summary>Ids of the institutions of system A: addresses on the wire and organizations in certificates.</summary>
public static class Institutions
{
    /// <summary>The certificate authority.</summary>
    public const string Authority = "ca";

    /// <summary>The central bank.</summary>
    public const string CentralBank = "central";

    /// <summary>The bank whose customers pay in the examples.</summary>
    public const string BankA = "bank-a";

    /// <summary>The bank whose customers are paid in the examples.</summary>
    public const string BankB = "bank-b";

    /// <summary>The only currency: two decimals.</summary>
    public const string Currency = "CNY";

    /// <summary>Every id.</summary>
    public static readonly IReadOnlyList<string> All = [Authority, CentralBank, BankA, BankB];

    /// <summary>The commercial banks.</summary>
    public static readonly IReadOnlyList<string> Banks = [BankA, BankB];

    /// <summary>The role an institution's certificate must have.</summary>
    public static Role RoleOf(string institution)
    {
        return institution switch
        {
            Authority => Role.Authority,
            CentralBank => Role.CentralBank,
            _ => Role.Bank,
        };
    }

    /// <summary>The name people read.</summary>
    public static string NameOf(string institution)
    {
        return institution switch
        {
            Authority => "Certificate Authority",
            CentralBank => "Central Bank",
            BankA => "Bank A",
            BankB => "Bank B",
            _ => institution,
        };
    }
}
