namespace Wallet.Protocol.Certificates;

/// <summary>The text of each role: the organizational unit (OU) of a certificate's subject.</summary>
public static class CertificateRoles
{
    /// <summary>OU of the certificate authority.</summary>
    public const string Authority = "authority";

    /// <summary>OU of the central bank.</summary>
    public const string CentralBank = "central-bank";

    /// <summary>OU of a commercial bank.</summary>
    public const string Bank = "bank";

    /// <summary>OU of a wallet card.</summary>
    public const string Card = "card";

    /// <summary>OU of a payment terminal.</summary>
    public const string Terminal = "terminal";

    /// <summary>Bytes of the longest of them.</summary>
    public const int BytesMax = 12;

    /// <summary>The role of a text; <see cref="Role.None"/> when there is none.</summary>
    public static Role FromText(string text)
    {
        switch (text)
        {
            case Authority:
                return Role.Authority;
            case CentralBank:
                return Role.CentralBank;
            case Bank:
                return Role.Bank;
            case Card:
                return Role.Card;
            case Terminal:
                return Role.Terminal;
            default:
                return Role.None;
        }
    }

    /// <summary>The text of a role; empty for <see cref="Role.None"/>.</summary>
    public static string TextOf(Role role)
    {
        switch (role)
        {
            case Role.Authority:
                return Authority;
            case Role.CentralBank:
                return CentralBank;
            case Role.Bank:
                return Bank;
            case Role.Card:
                return Card;
            case Role.Terminal:
                return Terminal;
            default:
                return "";
        }
    }
}
