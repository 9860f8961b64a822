using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Device.Benchmarks;

/// <summary>The public key of a private one: base point times a scalar.</summary>
internal sealed class PublicKeyOperation : Operation
{
    private readonly byte[] _privateKey = Inputs.Counting(32, 1);
    private readonly byte[] _publicKey = new byte[Ecdsa.PublicKeyBytes];
    private readonly EcdsaSigner _signer = new EcdsaSigner(new HmacSha256());

    public PublicKeyOperation()
        : base("P-256 public key")
    {
    }

    public override bool Run()
    {
        return _signer.PublicKeyOf(_privateKey, _publicKey) && _publicKey[0] == 0x51 && _publicKey[63] == 0x54;
    }
}

/// <summary>ES256 signs a digest, its nonce after RFC 6979.</summary>
internal sealed class SignOperation : Operation
{
    private readonly EcdsaSigner _signer;
    private readonly byte[] _privateKey = Inputs.Counting(32, 1);
    private readonly byte[] _digest = Inputs.Counting(32, 100);
    private readonly byte[] _signature = new byte[Ecdsa.SignatureBytes];

    public SignOperation(IHmacSha256 hmac, string how)
        : base("P-256 sign" + how)
    {
        _signer = new EcdsaSigner(hmac);
    }

    public override bool Run()
    {
        _signer.Sign(_privateKey, _digest, null, _signature);
        return _signature[0] == 0x93 && _signature[63] == 0x47;
    }
}

/// <summary>ES256 checks a signature under a key it never saw.</summary>
internal sealed class VerifyOperation : Operation
{
    private readonly byte[] _publicKey;
    private readonly byte[] _digest = Inputs.Counting(32, 100);
    private readonly byte[] _signature;

    public VerifyOperation()
        : base("P-256 verify unknown key")
    {
        byte[] privateKey = Inputs.Counting(32, 1);
        _publicKey = Inputs.PublicKeyOf(privateKey);
        _signature = Inputs.SignatureOf(privateKey, _digest);
    }

    public override bool Run()
    {
        return Ecdsa.Verify(_publicKey, _digest, _signature);
    }
}

/// <summary>The same where R has an odd y, as half of the signatures have that others make.</summary>
internal sealed class OddVerifyOperation : Operation
{
    private readonly byte[] _publicKey;
    private readonly byte[] _digest = Inputs.Counting(32, 100);
    private readonly byte[] _signature;

    public OddVerifyOperation()
        : base("P-256 verify unknown key odd y")
    {
        byte[] privateKey = Inputs.Counting(32, 1);
        _publicKey = Inputs.PublicKeyOf(privateKey);
        _signature = Inputs.SignatureOf(privateKey, _digest);

        // n - s: R becomes -R.
        long[] s = new long[P256Scalar.LimbCount];
        P256Scalar.Decode(_signature, Ecdsa.PrivateKeyBytes, s);
        P256Scalar.Subtract(new long[P256Scalar.LimbCount], s, s);
        P256Scalar.Encode(s, _signature, Ecdsa.PrivateKeyBytes);
    }

    public override bool Run()
    {
        return Ecdsa.Verify(_publicKey, _digest, _signature);
    }
}

/// <summary>ES256 refuses another digest's signature, under a key it never saw.</summary>
internal sealed class RefuseOperation : Operation
{
    private readonly byte[] _publicKey;
    private readonly byte[] _otherDigest = Inputs.Counting(32, 101);
    private readonly byte[] _signature;

    public RefuseOperation()
        : base("P-256 verify unknown key refused")
    {
        byte[] privateKey = Inputs.Counting(32, 1);
        _publicKey = Inputs.PublicKeyOf(privateKey);
        _signature = Inputs.SignatureOf(privateKey, Inputs.Counting(32, 100));
    }

    public override bool Run()
    {
        return !Ecdsa.Verify(_publicKey, _otherDigest, _signature);
    }
}

/// <summary>ES256 checks a signature of an issuer whose key has a table of so many teeth.</summary>
internal sealed class IssuerVerifyOperation : Operation
{
    private readonly P256KeyTable _table;
    private readonly byte[] _digest = Inputs.Counting(32, 100);
    private readonly byte[] _signature;

    public IssuerVerifyOperation(string name, int teeth)
        : base(name)
    {
        byte[] privateKey = Inputs.Counting(32, 1);
        _signature = Inputs.SignatureOf(privateKey, _digest);
        _table = Inputs.TableOf(Inputs.PublicKeyOf(privateKey), teeth);
    }

    public override bool Run()
    {
        return Ecdsa.VerifyByTable(_table, _digest, _signature);
    }
}

/// <summary>What a device does before it refuses an issuer's signature: it checks again without the table.</summary>
internal sealed class IssuerRefuseOperation : Operation
{
    private readonly P256KeyTable _table;
    private readonly byte[] _publicKey;
    private readonly byte[] _otherDigest = Inputs.Counting(32, 101);
    private readonly byte[] _signature;

    public IssuerRefuseOperation()
        : base("P-256 verify issuer's key refused")
    {
        byte[] privateKey = Inputs.Counting(32, 1);
        _signature = Inputs.SignatureOf(privateKey, Inputs.Counting(32, 100));
        _publicKey = Inputs.PublicKeyOf(privateKey);
        _table = Inputs.TableOf(_publicKey, 6);
    }

    public override bool Run()
    {
        return !Ecdsa.VerifyByTable(_table, _otherDigest, _signature)
            && !Ecdsa.Verify(_publicKey, _otherDigest, _signature);
    }
}

/// <summary>The secret of a session: another's public key times a scalar.</summary>
internal sealed class EcdhOperation : Operation
{
    private readonly byte[] _privateKey = Inputs.Counting(32, 1);
    private readonly byte[] _otherKey = Inputs.PublicKeyOf(Inputs.Counting(32, 33));
    private readonly byte[] _secret = new byte[Ecdh.SecretBytes];

    public EcdhOperation()
        : base("P-256 ECDH")
    {
    }

    public override bool Run()
    {
        return Ecdh.DeriveSecret(_privateKey, _otherKey, _secret) == StatusCode.Ok
            && _secret[0] == 0x4f && _secret[31] == 0x0a;
    }
}
