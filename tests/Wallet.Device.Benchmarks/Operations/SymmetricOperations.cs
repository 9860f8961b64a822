using Wallet.Core.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Frames;

namespace Wallet.Device.Benchmarks;

/// <summary>The check sequence of a frame of 1,024 bytes.</summary>
internal sealed class CrcOperation : Operation
{
    private readonly byte[] _frame = Inputs.Counting(1024, 0);

    public CrcOperation()
        : base("CRC-32 of 1 KB")
    {
    }

    public override bool Run()
    {
        return Fcs32.Compute(_frame, 0, _frame.Length) == 0xB70B4C26u;
    }
}

/// <summary>SHA-256 of 1,024 bytes.</summary>
internal sealed class Sha256Operation : Operation
{
    private readonly byte[] _message = Inputs.Counting(1024, 0);

    public Sha256Operation()
        : base("SHA-256 of 1 KB")
    {
    }

    public override bool Run()
    {
        byte[] digest = Sha256.Hash(_message);
        return digest[0] == 0x78 && digest[1] == 0x5b && digest[31] == 0xc9;
    }
}

/// <summary>HMAC-SHA-256 of 64 bytes under a key of 32.</summary>
internal sealed class HmacOperation : Operation
{
    private readonly HmacSha256 _hmac = new HmacSha256();
    private readonly byte[] _key = Inputs.Counting(32, 1);
    private readonly byte[] _message = Inputs.Counting(64, 0);
    private readonly byte[] _mac = new byte[HmacSha256.MacBytes];

    public HmacOperation()
        : base("HMAC-SHA-256 of 64 bytes")
    {
    }

    public override bool Run()
    {
        _hmac.Compute(_key, 0, _key.Length, _message, 0, _message.Length, _mac, 0);
        return _mac[0] == 0xa1 && _mac[31] == 0xcb;
    }
}

/// <summary>AES-CCM seals 256 bytes, as a session record is sealed.</summary>
internal sealed class AesCcmOperation : Operation
{
    private readonly Aes128 _cipher = new Aes128();
    private readonly byte[] _key = Inputs.Counting(16, 1);
    private readonly byte[] _nonce = Inputs.Counting(AesCcm.NonceBytes, 0);
    private readonly byte[] _aad = Inputs.Counting(40, 0);
    private readonly byte[] _plaintext = Inputs.Counting(256, 0);
    private readonly byte[] _box = new byte[256 + AesCcm.TagBytes];

    public AesCcmOperation()
        : base("AES-CCM seals 256 bytes")
    {
    }

    public override bool Run()
    {
        StatusCode status = AesCcm.Seal(_cipher, _key, _nonce, _aad, _plaintext, 0, _plaintext.Length, _box, 0);
        return status == StatusCode.Ok && _box[0] == 0x7f && _box[271] == 0x89;
    }
}
