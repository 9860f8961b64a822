using System;

namespace Wallet.Core.Crypto;

/// <summary>A point of P-256 in homogeneous projective coordinates: x = X / Z, y = Y / Z; infinity has Z = 0.</summary>
/// <remarks>Elements of <see cref="P256Field"/>; <see cref="P256Complete"/> fills them.</remarks>
public sealed class P256Point
{
    /// <summary>X.</summary>
    public readonly long[] X = new long[P256Field.LimbCount];

    /// <summary>Y.</summary>
    public readonly long[] Y = new long[P256Field.LimbCount];

    /// <summary>Z.</summary>
    public readonly long[] Z = new long[P256Field.LimbCount];

    /// <summary>Overwrites the coordinates with zeros, which is no point.</summary>
    public void Clear()
    {
        Array.Clear(X, 0, P256Field.LimbCount);
        Array.Clear(Y, 0, P256Field.LimbCount);
        Array.Clear(Z, 0, P256Field.LimbCount);
    }
}
