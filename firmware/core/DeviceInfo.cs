using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core;

/// <summary>Who the device is, for the bridge. Nothing in it is secret.</summary>
internal static class DeviceInfo
{
    /// <summary>The answer to a GetDeviceInfo.</summary>
    internal static byte[] Answer(DeviceContext device, DeviceState state, byte[] message)
    {
        StatusCode status = GetDeviceInfo.TryDecode(message, 0, message.Length, out _);
        if (status != StatusCode.Ok)
        {
            device.Refusals.Note((int)MessageType.GetDeviceInfo, status);
            return StatusReply.To((int)MessageType.GetDeviceInfo, status).Encode();
        }

        DeviceIdentity identity = device.Identity;

        // Whose it is, a locked device says to its holder alone.
        bool isNamed = identity != null && identity.IsEnrolled && state != DeviceState.Locked;
        return new GetDeviceInfoReply
        {
            Kind = (int)device.Kind,
            State = (int)state,
            FirmwareVersion = VersionOf(device),
            Institution = identity == null ? string.Empty : identity.Institution,
            Name = isNamed ? identity.Certificate.CommonName : string.Empty,
        }.Encode();
    }

    /// <summary>The firmware's version with the build's stamp: at most 16 columns.</summary>
    internal static string VersionOf(DeviceContext device)
    {
        return DeviceLoop.FirmwareVersion + device.Ports.BuildStamp;
    }
}
