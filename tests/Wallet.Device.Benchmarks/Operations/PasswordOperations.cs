using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Tokens;

namespace Wallet.Device.Benchmarks;

/// <summary>A password to log in with, of six digits: what a person waits for at the menu.</summary>
internal sealed class TotpOperation : Operation
{
    private readonly IHmacSha256 _hmac = new HmacSha256();
    private readonly byte[] _secret = Inputs.Counting(20, 0x31);
    private readonly TokenHash _hash;
    private readonly string _password;

    public TotpOperation(TokenHash hash, string name, string password)
        : base("TOTP " + name)
    {
        _hash = hash;
        _password = password;
    }

    public override bool Run()
    {
        return OneTimePassword.Totp(_hmac, _hash, _secret, 1795363200, 30, 6) == _password;
    }
}

/// <summary>The password that answers a transaction, with its PIN's digest, by the suite of the card.</summary>
internal sealed class OcraOperation : Operation
{
    private readonly IHmacSha256 _hmac;
    private readonly byte[] _secret = Inputs.Counting(32, 0x31);

    public OcraOperation(IHmacSha256 hmac, string how)
        : base("OCRA of a transaction" + how)
    {
        _hmac = hmac;
    }

    public override bool Run()
    {
        OcraSuite.TryParse("OCRA-1:HOTP-SHA256-8:C-QH64-PSHA256-T1M", out OcraSuite suite);
        var input = new OcraInput();
        input.Counter = 7;
        input.Question = "9350872d712a127c494d7dc35e46b0bc9e62e288239708e581dfc3a1400154a4";
        input.PinDigest = TokenMac.Digest(suite.PinHash, new byte[] { 0x32, 0x34, 0x36, 0x38 });
        input.UnixSeconds = 1795363200;
        return Ocra.TryCompute(_hmac, suite, _secret, input, out string password) && password == "32540271";
    }
}
