using Wallet.Core.Crypto;
using Wallet.Core.Link;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Core.Background;

/// <summary>The table for the key that signs most of what a device checks: the authority's.</summary>
/// <remarks>
/// 4.9 KB. The central bank's key, which signs most of the rest, has none so far. Made once, when the authority's
/// certificate is installed, kept on flash, read at each start; meanwhile signatures are checked without, which only
/// takes longer.
/// </remarks>
public sealed class IssuerTables : IBackgroundWork
{
    private readonly DeviceContext _device;
    private readonly IssuerTable _authority;
    private int _notedCount;

    /// <summary>The tables of a device.</summary>
    /// <param name="device">Its identity, which may be loaded later, says who its issuers are.</param>
    /// <param name="macKey">32 bytes, a secret of this device; not kept, a key derived from it is.</param>
    public IssuerTables(DeviceContext device, byte[] macKey)
    {
        var mac = new StorageMac(device.Ports.Hmac, macKey, (byte)'T');
        _device = device;
        _authority = new IssuerTable(device.Ports.Files, mac, "t0");
    }

    /// <summary>How many are complete.</summary>
    public int ReadyCount
    {
        get { return _authority.Table == null ? 0 : 1; }
    }

    /// <summary>How many files or tables were not as they were made, or another issuer's, since the start.</summary>
    public int DamageCount
    {
        get { return _authority.DamageCount; }
    }

    /// <summary>Whether the signature is the key's for the digest; by the key's table where there is one.</summary>
    /// <remarks>
    /// A table may be wrong, by a bit that flips in memory or while it is made, and then refuses what is right. So
    /// what it refuses is checked without it, and a table that was wrong is made anew. A signature that is refused
    /// costs both checks; nobody waits for its answer but who sent it. A wrong table accepts nothing that is wrong:
    /// it gives another point, whose x nobody can aim at.
    /// </remarks>
    public static bool Verify(DeviceContext device, byte[] publicKey, byte[] digest, byte[] signature)
    {
        P256KeyTable table = device.Issuers == null ? null : device.Issuers.Find(publicKey);
        if (table != null && Ecdsa.VerifyByTable(table, digest, signature))
        {
            return true;
        }

        bool isValid = Ecdsa.Verify(publicKey, digest, signature);
        if (isValid && table != null)
        {
            device.Issuers._authority.Reject();
        }

        return isValid;
    }

    /// <inheritdoc/>
    public bool Step()
    {
        _authority.Follow(_device.Identity.Authority.PublicKey);
        bool worked = _authority.Step();
        if (DamageCount != _notedCount)
        {
            _notedCount = DamageCount;

            // Nothing is lost, but whoever looks after the device should know: its page shows the last refusal.
            _device.Refusals.Note(RefusalLog.FrameType, StatusCode.StorageDamaged);
        }

        return worked;
    }

    private P256KeyTable Find(byte[] publicKey)
    {
        return _authority.Table != null && _authority.Table.IsOf(publicKey) ? _authority.Table : null;
    }
}
