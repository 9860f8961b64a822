using Wallet.Protocol;

namespace Wallet.Core;

/// <summary>Bytes that must not leave the device. Whoever takes them out has to say so by name.</summary>
/// <remarks>Wiping is best effort: the chip's heap compacts and may leave copies behind.</remarks>
public sealed class Secret
{
    private readonly byte[] _bytes;

    /// <summary>Takes the array over; the caller keeps no reference and no copy.</summary>
    public Secret(byte[] bytes)
    {
        _bytes = bytes;
    }

    /// <summary>The array itself, for a computation in this assembly; never to be kept, copied or sent.</summary>
    internal byte[] ExposeToComputation()
    {
        return _bytes;
    }

    /// <summary>Overwrites it.</summary>
    public void Wipe()
    {
        Bytes.Clear(_bytes, 0, _bytes.Length);
    }
}
