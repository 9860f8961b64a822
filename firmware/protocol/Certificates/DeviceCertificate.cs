namespace Wallet.Protocol.Certificates;

/// <summary>
/// A natively signed C509 certificate, draft-ietf-cose-cbor-encoded-cert-18 (22 April 2026). No cryptography.
/// </summary>
/// <remarks>
/// One profile for institutions and devices; whatever the draft allows beyond it is refused, so one certificate has one
/// encoding. The authority is the only issuer and signs itself: its issuer field is null (draft 3.1.4), everybody
/// else's is its common name. A certificate is checked against the authority's key that the device was given, not by
/// chaining names. Names are always text: the draft's byte-string form for hexadecimal text is not used natively.
/// The public key is not compressed: a square root is dear on the chip. Whether it is a point of the curve is for the
/// cryptography to say.
/// </remarks>
public sealed partial class DeviceCertificate
{
    /// <summary>Bytes of a certificate at most; longer ones are not looked at.</summary>
    /// <remarks>
    /// The longest there is takes 279: array 1, type 1, serial number 1 + 20, algorithm 1, issuer 2 + 32, times 9 + 9,
    /// subject 1 + (1 + 2 + 32) + (1 + 1 + 16) + (1 + 1 + 12) = 68, algorithm 1, key 2 + 65, extensions 1, signature
    /// 2 + 64; rounded up for buffers that outlive a new field.
    /// </remarks>
    public const int SizeBytesMax = 400;

    /// <summary>Bytes of a serial number at most, RFC 5280 section 4.1.2.2.</summary>
    public const int SerialNumberBytesMax = 20;

    /// <summary>UTF-8 bytes of a common name at most: two lines of the display.</summary>
    public const int CommonNameBytesMax = 32;

    /// <summary>Letters of an organization's id at most.</summary>
    public const int OrganizationBytesMax = 16;

    /// <summary>Bytes of a public key: X, then Y, 32 each, most significant first.</summary>
    public const int PublicKeyBytes = 64;

    /// <summary>Bytes of a signature: r, then s, 32 each, most significant first.</summary>
    public const int SignatureBytes = 64;

    /// <summary>9999-12-31 23:59:58: a second later would mean "never", which no certificate here may say.</summary>
    private const long TimeMax = 253402300798;

    /// <summary>Unique per authority: 1 to 20 bytes, the first not zero.</summary>
    public byte[] SerialNumber { get; set; }

    /// <summary>Common name of the authority that signs; ignored and implied for the authority itself.</summary>
    public string Issuer { get; set; }

    /// <summary>First second of validity, Unix time.</summary>
    public long NotBefore { get; set; }

    /// <summary>Last second of validity, Unix time.</summary>
    public long NotAfter { get; set; }

    /// <summary>Name as shown to people (CN): 1 to 32 bytes of UTF-8, no control characters.</summary>
    public string CommonName { get; set; }

    /// <summary>
    /// Id of the institution the holder is, or belongs to (O), such as "bank-a": a-z, 0-9, "-"; 1 to 16.
    /// </summary>
    public string Organization { get; set; }

    /// <summary>What the holder is (OU).</summary>
    public Role Role { get; set; }

    /// <summary>The holder's P-256 key, X || Y, 64 bytes.</summary>
    public byte[] PublicKey { get; set; }

    /// <summary>The authority's ES256 signature over <see cref="ToBeSigned"/>, r || s, 64 bytes.</summary>
    public byte[] Signature { get; set; }

    /// <summary>What was signed, as it was received. Null in a certificate that was not decoded.</summary>
    public byte[] ToBeSigned { get; private set; }

    /// <summary>The whole certificate as it was received. Null in a certificate that was not decoded.</summary>
    public byte[] Encoded { get; private set; }
}
