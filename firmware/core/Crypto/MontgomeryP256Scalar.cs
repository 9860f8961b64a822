namespace Wallet.Core.Crypto;

/// <summary>Arithmetic modulo n, the prime order of the base point of P-256 (SP 800-186, 3.2.1.3).</summary>
public sealed class MontgomeryP256Scalar : Montgomery256
{
    /// <summary>Makes the field with scratch space of its own.</summary>
    public MontgomeryP256Scalar()
        : base(
            new ulong[]
            {
                0xfc632551, 0xf3b9cac2, 0xa7179e84, 0xbce6faad, 0xffffffff, 0xffffffff, 0x00000000, 0xffffffff,
            },
            0xee00bc4f,
            new ulong[]
            {
                0xbe79eea2, 0x83244c95, 0x49bd6fa6, 0x4699799c, 0x2b6bec59, 0x2845b239, 0xf3d95620, 0x66e12d94,
            })
    {
    }
}
