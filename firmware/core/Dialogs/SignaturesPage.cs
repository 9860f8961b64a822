using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.Signing;
using Wallet.Protocol;

namespace Wallet.Core.Dialogs;

/// <summary>The last signatures of this device, newest first; one chosen shows the digest that was signed.</summary>
public static class SignaturesPage
{
    private const int DigestBytesShown = 16;

    /// <summary>Shows the list until somebody goes back, or says nothing.</summary>
    /// <param name="device">The device.</param>
    /// <param name="timeoutMs">How long silence is waited for, after each key anew.</param>
    /// <returns>Ok.</returns>
    public static StatusCode Run(DeviceContext device, int timeoutMs)
    {
        byte[] entries = device.Signatures.Read();
        int count = entries.Length / SignatureLog.EntryBytes;
        string title = device.Screen.Text(TextId.Signatures);
        if (count == 0)
        {
            Notice.Show(device, title, device.Screen.Text(TextId.NoSignatures), Sound.Key);
            return StatusCode.Ok;
        }

        string[] labels = new string[count];
        string[] values = new string[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = device.Screen.Text(NameOf(SignatureLog.KindAt(entries, count - 1 - i)));
            values[i] = MomentText.Format(SignatureLog.TimeMsAt(entries, count - 1 - i));
        }

        int index = 0;
        while (Choose.Ask(device, title, labels, values, timeoutMs, ref index) == StatusCode.Ok)
        {
            byte[] digest = SignatureLog.DigestOf(entries, count - 1 - index);
            Notice.Show(device, labels[index], Bytes.ToHex(digest, 0, DigestBytesShown), Sound.Key);
        }

        return StatusCode.Ok;
    }

    private static TextId NameOf(SignedKind kind)
    {
        switch (kind)
        {
            case SignedKind.Session: return TextId.SignedSession;
            case SignedKind.Enrolment: return TextId.SignedEnrolment;
            case SignedKind.Order: return TextId.SignedOrder;
            case SignedKind.Payment: return TextId.SignedPayment;
            case SignedKind.RollBack: return TextId.SignedRollBack;
            case SignedKind.KeyInformation: return TextId.SignedKeyInformation;
            case SignedKind.RecoverySheet: return TextId.SheetTitle;
            case SignedKind.RecoveryConsent: return TextId.RecoverTitle;
            default: return TextId.SignedOther;
        }
    }
}
