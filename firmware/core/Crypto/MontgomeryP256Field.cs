namespace Wallet.Core.Crypto;

/// <summary>Arithmetic modulo p = 2^256 - 2^224 + 2^192 + 2^96 - 1, the field of P-256 (SP 800-186, 3.2.1.3).</summary>
public sealed class MontgomeryP256Field : Montgomery256
{
    /// <summary>Makes the field with scratch space of its own.</summary>
    public MontgomeryP256Field()
        : base(
            new ulong[]
            {
                0xffffffff, 0xffffffff, 0xffffffff, 0x00000000, 0x00000000, 0x00000000, 0x00000001, 0xffffffff,
            },
            0x00000001,
            new ulong[]
            {
                0x00000003, 0x00000000, 0xffffffff, 0xfffffffb, 0xfffffffe, 0xffffffff, 0xfffffffd, 0x00000004,
            })
    {
    }
}
