using System;

namespace Wallet.Core.Crypto;

/// <summary>A point of P-256 in homogeneous projective coordinates: x = X / Z, y = Y / Z; infinity has Z = 0.</summary>
/// <remarks>Elements of <see cref="MontgomeryP256Field"/>; <see cref="P256Group"/> fills them.</remarks>
public sealed class P256Point
{
    /// <summary>X.</summary>
    public readonly ulong[] X = new ulong[Montgomery256.LimbCount];

    /// <summary>Y.</summary>
    public readonly ulong[] Y = new ulong[Montgomery256.LimbCount];

    /// <summary>Z.</summary>
    public readonly ulong[] Z = new ulong[Montgomery256.LimbCount];

    /// <summary>Copies the coordinates of another point.</summary>
    public void CopyFrom(P256Point other)
    {
        Array.Copy(other.X, 0, X, 0, Montgomery256.LimbCount);
        Array.Copy(other.Y, 0, Y, 0, Montgomery256.LimbCount);
        Array.Copy(other.Z, 0, Z, 0, Montgomery256.LimbCount);
    }

    /// <summary>Overwrites the coordinates with zeros, which is no point.</summary>
    public void Clear()
    {
        Array.Clear(X, 0, Montgomery256.LimbCount);
        Array.Clear(Y, 0, Montgomery256.LimbCount);
        Array.Clear(Z, 0, Montgomery256.LimbCount);
    }
}
