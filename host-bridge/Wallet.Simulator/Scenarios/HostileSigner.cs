using System.Runtime.CompilerServices;
using Wallet.Core;
using Wallet.Core.Crypto;
using Wallet.Core.Documents;
using Wallet.Core.Ports;
using Wallet.Protocol.Cose;

namespace Wallet.Simulator.Scenarios;

/// <summary>A device whose firmware was replaced: it signs whatever it is given, past the gate.</summary>
internal static class HostileSigner
{
    /// <summary>Signs with the device's own key what the device itself never would.</summary>
    public static byte[] Sign(DeviceContext device, string label, byte[] payload)
    {
        byte[] signature = new byte[Ecdsa.SignatureBytes];
        SignWithKey(device.Identity, SignedDocument.DigestToSign(label, payload), device.Random, signature);
        IWitness? witness = device.Ports.Witness;
        witness?.NoteSigned(label);
        return CoseSign1.Encode(payload, signature);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Sign")]
    private static extern void SignWithKey(
        DeviceIdentity identity, byte[] digest, DeviceRandom random, byte[] signature);
}
