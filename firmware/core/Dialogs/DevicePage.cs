using Wallet.Core.Crypto;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Dialogs;

/// <summary>What the help desk asks for. Nothing in it is secret.</summary>
public static class DevicePage
{
    private const string None = "-";
    private const int FingerprintBytes = 8;
    private const int SignaturesEntry = 7;

    /// <summary>Shows the page until somebody goes back, or says nothing.</summary>
    /// <param name="device">The device, enrolled or not.</param>
    /// <param name="timeoutMs">How long silence is waited for, after each key anew.</param>
    /// <returns>Ok.</returns>
    public static StatusCode Run(DeviceContext device, int timeoutMs)
    {
        TextScreen screen = device.Screen;
        string refusal = device.Refusals.Describe();
        string[] labels = new string[8];
        string[] values = new string[labels.Length];
        labels[0] = screen.Text(TextId.DeviceVersion);
        values[0] = DeviceInfo.VersionOf(device);
        labels[1] = screen.Text(TextId.DeviceCoupons);
        values[1] = string.Concat(
            device.Coupons.Count.ToString(), "/", SignatureCoupons.Capacity.ToString());
        labels[2] = screen.Text(TextId.DeviceRefusal);
        values[2] = refusal.Length == 0 ? None : refusal;
        labels[3] = screen.Text(TextId.DeviceTime);
        values[3] = TimeText.Source(device);
        labels[4] = screen.Text(TextId.DeviceSynchronised);
        values[4] = TimeText.Age(device);
        labels[5] = screen.Text(TextId.DeviceCertificate);
        values[5] = device.Identity.IsEnrolled
            ? Bytes.ToHex(device.Identity.CertificateDigest, 0, FingerprintBytes)
            : None;

        // A device that failed shows no menu.
        labels[6] = screen.Text(TextId.DeviceSelfTest);
        values[6] = screen.Text(TextId.SelfTestPassed);
        labels[SignaturesEntry] = screen.Text(TextId.Signatures);
        values[SignaturesEntry] = ">";

        // A list to look at, with one entry that leads on.
        int index = 0;
        while (Choose.Ask(device, screen.Text(TextId.Device), labels, values, timeoutMs, ref index) == StatusCode.Ok)
        {
            if (index == SignaturesEntry)
            {
                SignaturesPage.Run(device, timeoutMs);
            }
        }

        return StatusCode.Ok;
    }
}
