using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Storage;

/// <summary>HMAC-SHA-256 truncated to 16 bytes (RFC 2104 section 5), under a key for one kind of file.</summary>
internal sealed class StorageMac
{
    /// <summary>Bytes of a tag.</summary>
    public const int TagBytes = 16;

    private const int KeyBytes = 32;

    private readonly IHmacSha256 _hmac;
    private readonly byte[] _key = new byte[KeyBytes];
    private readonly byte[] _mac = new byte[KeyBytes];

    /// <summary>
    /// Derives the key from the device's, so that bytes sealed as a record are never taken for a journal's: HKDF-Expand
    /// of one block, T(1) = HMAC(key, label | 0x01), RFC 5869 section 2.3.
    /// </summary>
    public StorageMac(IHmacSha256 hmac, byte[] deviceKey, byte label)
    {
        Guard.That(hmac != null && deviceKey != null && deviceKey.Length == KeyBytes, 100);
        _hmac = hmac;
        byte[] info = new byte[] { (byte)'w', (byte)'a', (byte)'l', (byte)'l', (byte)'e', (byte)'t', label, 1 };
        _hmac.Compute(deviceKey, 0, KeyBytes, info, 0, info.Length, _key, 0);
    }

    /// <summary>Writes the tag of a range behind it, or anywhere else.</summary>
    public void Seal(byte[] buffer, int offset, int count, int tagOffset)
    {
        _hmac.Compute(_key, 0, KeyBytes, buffer, offset, count, _mac, 0);
        System.Array.Copy(_mac, 0, buffer, tagOffset, TagBytes);
    }

    /// <summary>True where the tag is the range's.</summary>
    public bool Fits(byte[] buffer, int offset, int count, int tagOffset)
    {
        _hmac.Compute(_key, 0, KeyBytes, buffer, offset, count, _mac, 0);
        return Bytes.AreEqual(_mac, 0, buffer, tagOffset, TagBytes);
    }
}
