using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Utilities;

namespace Wallet.Bank.Shared.Crypto;

/// <summary>ES256 with the nonces of RFC 6979: the same bytes each time, for simulations to repeat.</summary>
/// <remarks>Whoever measures its time may learn the key. Never for real money.</remarks>
internal sealed class RepeatableSigner
{
    private const int NumberBytes = 32;

    private readonly ECDsaSigner _signer = new(new HMacDsaKCalculator(new Sha256Digest()));

    /// <summary>Takes a private scalar of 32 bytes.</summary>
    public RepeatableSigner(byte[] scalar)
    {
        X9ECParameters curve = CustomNamedCurves.GetByName("P-256");
        _signer.Init(
            forSigning: true, new ECPrivateKeyParameters(new BigInteger(1, scalar), new ECDomainParameters(curve)));
    }

    /// <summary>r || s for a digest.</summary>
    public byte[] Sign(byte[] digest)
    {
        BigInteger[] numbers = _signer.GenerateSignature(digest);
        return
        [
            .. BigIntegers.AsUnsignedByteArray(NumberBytes, numbers[0]),
            .. BigIntegers.AsUnsignedByteArray(NumberBytes, numbers[1]),
        ];
    }
}
