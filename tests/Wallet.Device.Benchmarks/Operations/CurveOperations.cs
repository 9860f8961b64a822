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
    private readonly byte[] _signature = new byte[Ecdsa.SignatureBytes];

    public VerifyOperation()
        : base("P-256 verify unknown key")
    {
        byte[] privateKey = Inputs.Counting(32, 1);
        _publicKey = Inputs.PublicKeyOf(privateKey);
        new EcdsaSigner(new HmacSha256()).Sign(privateKey, _digest, null, _signature);
    }

    public override bool Run()
    {
        return Ecdsa.Verify(_publicKey, _digest, _signature);
    }
}

/// <summary>ES256 checks a signature of an issuer whose key has a table.</summary>
internal sealed class IssuerVerifyOperation : Operation
{
    private readonly P256KeyTable _table;
    private readonly byte[] _digest = Inputs.Counting(32, 100);
    private readonly byte[] _signature = new byte[Ecdsa.SignatureBytes];

    public IssuerVerifyOperation()
        : base("P-256 verify issuer's key")
    {
        byte[] privateKey = Inputs.Counting(32, 1);
        new EcdsaSigner(new HmacSha256()).Sign(privateKey, _digest, null, _signature);
        P256KeyTableBuilder builder = P256KeyTableBuilder.Begin(Inputs.PublicKeyOf(privateKey));
        bool isDone = false;
        while (!isDone) { isDone = builder.Step(); }

        _table = builder.Take();
    }

    public override bool Run()
    {
        return Ecdsa.VerifyByTable(_table, _digest, _signature);
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
