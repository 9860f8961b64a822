namespace Wallet.Core.Crypto;

/// <summary>k G for the base point G and a secret k, in steps.</summary>
public sealed class P256BaseMultiplier
{
    private readonly P256Group _group = new P256Group();
    private readonly P256Point _point = new P256Point();
    private readonly byte[] _scalar = new byte[Montgomery256.ElementBytes];

    /// <summary>Begins with the 32 bytes of a number from 1 to n - 1, which are the caller's to overwrite.</summary>
    public void Begin(byte[] scalar)
    {
        System.Array.Copy(scalar, 0, _scalar, 0, _scalar.Length);
    }

    /// <summary>Does the next piece.</summary>
    /// <returns>True where all is done.</returns>
    public bool Step()
    {
        _group.SetBase(_point);
        _group.Multiply(_scalar, 0, _point, _point);
        return true;
    }

    /// <summary>Writes the result, x | y.</summary>
    public void Take(byte[] point)
    {
        _group.TryEncode(_point, point, 0);
        Clear();
    }

    /// <summary>Overwrites the scalar and all made of it.</summary>
    public void Clear()
    {
        System.Array.Clear(_scalar, 0, _scalar.Length);
        _group.Clear();
        _point.Clear();
    }
}
