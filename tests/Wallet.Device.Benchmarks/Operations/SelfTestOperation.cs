using Wallet.Core.Crypto;
using Wallet.Core.Ports;

namespace Wallet.Device.Benchmarks;

/// <summary>What stands between the power switch and everything else: each algorithm's known answers.</summary>
internal sealed class SelfTestOperation : Operation
{
    private readonly IHmacSha256 _hmac;
    private readonly IAesBlockCipher _cipher;

    public SelfTestOperation(IHmacSha256 hmac, IAesBlockCipher cipher)
        : base("self-test at start")
    {
        _hmac = hmac;
        _cipher = cipher;
    }

    public override bool Run()
    {
        return CryptoSelfTest.Run(_hmac, _cipher) == 0;
    }
}
