using Wallet.Core.Crypto;
using Wallet.Core.Documents;
using Wallet.Core.Storage;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;
using Wallet.Protocol.Certificates;

namespace Wallet.Core;

/// <summary>
/// Who this device is and whom it trusts: its key pair, its certificate, the authority, its bank's id.
/// </summary>
/// <remarks>
/// The private key is made here and used only by <see cref="SignedDocument"/> and for coupons. In the identity record
/// it is sealed by the vault where the device has a PIN, and is then in RAM only from unlocking to locking. On a device
/// without one, such as a terminal, the record is authenticated and not encrypted: there flash encryption or a secure
/// element would have to do that.
/// </remarks>
public sealed class DeviceIdentity
{
    private readonly RecordStore _records;
    private readonly EcdsaSigner _signer;
    private Secret _privateKey;

    private DeviceIdentity(RecordStore records, EcdsaSigner signer)
    {
        _records = records;
        _signer = signer;
    }

    /// <summary>The certificate authority: the one certificate that is trusted without another.</summary>
    public DeviceCertificate Authority { get; private set; }

    /// <summary>Id of the device's own bank, such as "bank-a".</summary>
    public string Institution { get; private set; }

    /// <summary>The device's public key, X || Y; null before it is made.</summary>
    public byte[] PublicKey { get; private set; }

    /// <summary>The device's certificate; null before enrolment.</summary>
    public DeviceCertificate Certificate { get; private set; }

    /// <summary>SHA-256 of the device's certificate; null before enrolment.</summary>
    public byte[] CertificateDigest { get; private set; }

    /// <summary>
    /// The central bank's certificate, for checking confirmations offline; null before the first clock setting.
    /// </summary>
    public DeviceCertificate CentralBank { get; private set; }

    /// <summary>Whether there is a key, and it is not locked away.</summary>
    public bool CanSign
    {
        get { return _privateKey != null; }
    }

    /// <summary>Whether there is a certificate.</summary>
    public bool IsEnrolled
    {
        get { return Certificate != null; }
    }

    /// <summary>Reads the records; a device that was never enrolled has only its trust anchor.</summary>
    /// <param name="records">Where they are.</param>
    /// <param name="signer">The device's.</param>
    /// <param name="hasPin">Where it has, the private key stays where it is until <see cref="Unlock"/>.</param>
    /// <param name="identity">Null unless Ok.</param>
    /// <returns>
    /// Ok; RecordAbsent where the device was not provisioned; StorageDamaged where a record does not pass its check or
    /// does not hold what it should.
    /// </returns>
    public static StatusCode TryLoad(
        RecordStore records, EcdsaSigner signer, bool hasPin, out DeviceIdentity identity)
    {
        var loaded = new DeviceIdentity(records, signer);
        StatusCode status = loaded.LoadAnchor();
        if (status == StatusCode.Ok)
        {
            status = loaded.LoadKey(hasPin);
        }

        if (status == StatusCode.Ok)
        {
            status = loaded.LoadCertificate();
        }

        identity = status == StatusCode.Ok ? loaded : null;
        return status;
    }

    /// <summary>Makes the key pair, unless an enrolment that was interrupted has made it already.</summary>
    /// <param name="random">The device's generator.</param>
    /// <param name="vault">Seals the key where there is a PIN; then it must be open.</param>
    /// <returns>Ok, StorageFull or StorageDamaged: then there is no key.</returns>
    public StatusCode EnsureKey(DeviceRandom random, KeyVault vault)
    {
        if (_privateKey != null)
        {
            return StatusCode.Ok;
        }

        Safety.Guard.That(PublicKey == null, 407);
        byte[] privateKey = new byte[Ecdsa.PrivateKeyBytes];
        byte[] publicKey = new byte[Ecdsa.PublicKeyBytes];
        Ecdsa.GeneratePrivateKey(random, privateKey);
        _signer.PublicKeyOf(privateKey, publicKey);
        StatusCode status = SaveKey(privateKey, publicKey, vault);
        if (status == StatusCode.Ok)
        {
            _privateKey = new Secret(privateKey);
            PublicKey = publicKey;
        }

        return status;
    }

    /// <summary>Takes the private key out of the open vault, if one was made.</summary>
    /// <remarks>
    /// A card that enrolled before cards had PINs kept its key as it is. Then the vault is new, and the key is sealed
    /// now; twice, because the slot that is not written keeps what it had.
    /// </remarks>
    /// <returns>Ok; StorageDamaged or StorageFull: nothing can be signed.</returns>
    public StatusCode Unlock(KeyVault vault)
    {
        if (PublicKey == null)
        {
            return StatusCode.Ok;
        }

        Lock();
        StatusCode status = ReadKey(out byte[] kept, out byte[] publicKey);
        byte[] privateKey = kept;
        bool isPlain = status == StatusCode.Ok && kept.Length == Ecdsa.PrivateKeyBytes;
        if (isPlain)
        {
            status = SaveKey(privateKey, publicKey, vault);
            status = status == StatusCode.Ok ? SaveKey(privateKey, publicKey, vault) : status;
        }
        else if (status == StatusCode.Ok
            && !vault.TryOpenSecret(KeyVault.PrivateKeyPurpose, kept, out privateKey))
        {
            status = StatusCode.StorageDamaged;
        }

        if (status == StatusCode.Ok && !Ecdsa.IsValidPrivateKey(privateKey))
        {
            status = StatusCode.StorageDamaged;
        }

        if (status == StatusCode.Ok)
        {
            _privateKey = new Secret(privateKey);
        }

        return status;
    }

    /// <summary>Overwrites the private key: nothing signs until it is unlocked.</summary>
    public void Lock()
    {
        if (_privateKey != null)
        {
            _privateKey.Wipe();
            _privateKey = null;
        }
    }

    /// <summary>A maker of coupons for this device's key, which must have been made.</summary>
    /// <param name="device">The device.</param>
    /// <param name="counter">See <see cref="CouponMaker"/>: none before has counted to a number above this one.</param>
    public CouponMaker NewCouponMaker(DeviceContext device, ulong counter)
    {
        Safety.Guard.That(_privateKey != null, 300);
        return new CouponMaker(
            device.Ports.Hmac, device.Random, _signer, _privateKey.ExposeToComputation(), counter);
    }

    /// <summary>Keeps the device's own certificate, already verified. From here on the device is enrolled.</summary>
    public StatusCode StoreCertificate(DeviceCertificate certificate)
    {
        byte[] encoded = certificate.Encoded;
        StatusCode status = _records.Save(RecordKeys.Certificate, encoded, 0, encoded.Length);
        if (status == StatusCode.Ok)
        {
            Certificate = certificate;
            CertificateDigest = SignedDocument.Digest(encoded);
        }

        return status;
    }

    /// <summary>Keeps the central bank's certificate, already verified. Writes only where it has changed.</summary>
    public StatusCode StoreCentralBank(DeviceCertificate certificate)
    {
        byte[] encoded = certificate.Encoded;
        byte[] present = CentralBank == null ? null : CentralBank.Encoded;
        if (present != null && present.Length == encoded.Length
            && Bytes.AreEqual(present, 0, encoded, 0, encoded.Length))
        {
            return StatusCode.Ok;
        }

        StatusCode status = TrustAnchor.Save(_records, Authority.Encoded, Institution, encoded);
        if (status == StatusCode.Ok)
        {
            CentralBank = certificate;
        }

        return status;
    }

    /// <summary>Signs a SHA-256 digest; only for <see cref="SignedDocument"/>, which knows what it signs.</summary>
    internal void Sign(byte[] digest, DeviceRandom random, byte[] signature)
    {
        Safety.Guard.That(_privateKey != null, 304);
        byte[] extraEntropy = new byte[Ecdsa.ExtraEntropyBytes];
        random.Fill(extraEntropy, 0, extraEntropy.Length);
        _signer.Sign(_privateKey.ExposeToComputation(), digest, extraEntropy, signature);
    }

    /// <summary>Signs a SHA-256 digest with a coupon; only for <see cref="SignedDocument"/>.</summary>
    /// <returns>False where the coupon does not do (chance 2^-256); it is used up all the same.</returns>
    internal bool SignWith(EcdsaCoupon coupon, byte[] digest, byte[] signature)
    {
        Safety.Guard.That(_privateKey != null, 305);
        return _signer.SignWith(coupon, _privateKey.ExposeToComputation(), digest, signature);
    }

    private StatusCode LoadAnchor()
    {
        StatusCode status = TrustAnchor.Load(_records, out TrustAnchor anchor);
        if (status == StatusCode.Ok)
        {
            Authority = anchor.Authority;
            Institution = anchor.Institution;
            CentralBank = anchor.CentralBank;
        }

        return status;
    }

    // What is kept is the private key, or that sealed by the vault, which is longer.
    private StatusCode LoadKey(bool hasPin)
    {
        StatusCode status = ReadKey(out byte[] kept, out byte[] publicKey);
        if (status != StatusCode.Ok)
        {
            return status == StatusCode.RecordAbsent ? StatusCode.Ok : status;
        }

        PublicKey = publicKey;
        if (hasPin)
        {
            Bytes.Clear(kept, 0, kept.Length);
            return StatusCode.Ok;
        }

        if (kept.Length != Ecdsa.PrivateKeyBytes || !Ecdsa.IsValidPrivateKey(kept))
        {
            return StatusCode.StorageDamaged;
        }

        _privateKey = new Secret(kept);
        return StatusCode.Ok;
    }

    private StatusCode ReadKey(out byte[] kept, out byte[] publicKey)
    {
        kept = null;
        publicKey = null;
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.DeviceIdentity)];
        StatusCode status = _records.Load(RecordKeys.DeviceIdentity, buffer, out int count);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var reader = new CborReader(buffer, 0, count);
        reader.ReadArrayExactly(2);
        kept = reader.ReadBytes(Ecdsa.PrivateKeyBytes + KeyVault.OverheadBytes);
        publicKey = reader.ReadBytesExactly(Ecdsa.PublicKeyBytes);
        status = reader.Finish();
        Bytes.Clear(buffer, 0, buffer.Length);
        return status == StatusCode.Ok ? StatusCode.Ok : StatusCode.StorageDamaged;
    }

    private StatusCode SaveKey(byte[] privateKey, byte[] publicKey, KeyVault vault)
    {
        byte[] kept = vault.HasPin ? vault.SealSecret(KeyVault.PrivateKeyPurpose, privateKey) : privateKey;
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.DeviceIdentity)];
        var writer = new CborWriter(buffer);
        writer.WriteArray(2);
        writer.WriteBytes(kept);
        writer.WriteBytes(publicKey);
        StatusCode status = _records.Save(RecordKeys.DeviceIdentity, buffer, 0, writer.Length);
        Bytes.Clear(buffer, 0, buffer.Length);
        return status;
    }

    private StatusCode LoadCertificate()
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.Certificate)];
        StatusCode status = _records.Load(RecordKeys.Certificate, buffer, out int count);
        if (status != StatusCode.Ok)
        {
            return status == StatusCode.RecordAbsent ? StatusCode.Ok : status;
        }

        var certificate = new DeviceCertificate();
        status = DeviceCertificate.TryDecode(buffer, 0, count, certificate);
        if (status != StatusCode.Ok || PublicKey == null)
        {
            return StatusCode.StorageDamaged;
        }

        Certificate = certificate;
        CertificateDigest = SignedDocument.Digest(certificate.Encoded);
        return StatusCode.Ok;
    }
}
