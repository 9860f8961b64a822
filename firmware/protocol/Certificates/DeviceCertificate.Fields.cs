using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Certificates;

/// <content>The limits of each field, the same for what is written and what is read.</content>
public sealed partial class DeviceCertificate
{
    private bool HasValidFields()
    {
        if (!HasLength(SerialNumber, 1, SerialNumberBytesMax) || SerialNumber[0] == 0)
        {
            return false;
        }

        if (NotBefore < 0 || NotAfter < NotBefore || NotAfter > TimeMax)
        {
            return false;
        }

        if (Role == Role.None || CertificateRoles.TextOf(Role).Length == 0)
        {
            return false;
        }

        return IsName(CommonName) && (Role == Role.Authority || IsName(Issuer))
            && IsOrganization(Organization) && HasLength(PublicKey, PublicKeyBytes, PublicKeyBytes);
    }

    private void TakeFrom(DeviceCertificate read)
    {
        SerialNumber = read.SerialNumber;
        Issuer = read.Issuer;
        NotBefore = read.NotBefore;
        NotAfter = read.NotAfter;
        CommonName = read.CommonName;
        Organization = read.Organization;
        Role = read.Role;
        PublicKey = read.PublicKey;
        Signature = read.Signature;
        ToBeSigned = read.ToBeSigned;
        Encoded = read.Encoded;
    }

    private static bool HasLength(byte[] b, int min, int max)
    {
        return b != null && b.Length >= min && b.Length <= max;
    }

    /// <summary>Names are shown to people who decide by them, so nothing in them may move the cursor.</summary>
    private static bool IsName(string name)
    {
        byte[] utf8 = name == null ? null : Utf8.Encode(name);
        if (!HasLength(utf8, 1, CommonNameBytesMax))
        {
            return false;
        }

        for (int i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] < 0x20 || utf8[i] == 0x7F)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOrganization(string id)
    {
        if (id == null || id.Length < 1 || id.Length > OrganizationBytesMax)
        {
            return false;
        }

        char[] letters = id.ToCharArray();
        for (int i = 0; i < letters.Length; i++)
        {
            char letter = letters[i];
            bool isAllowed = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
            if (!isAllowed)
            {
                return false;
            }
        }

        return true;
    }
}
