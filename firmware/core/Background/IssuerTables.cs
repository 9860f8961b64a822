using Wallet.Core.Crypto;
using Wallet.Core.Link;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Core.Background;

/// <summary>
/// Tables for the two keys that sign most of what a device checks: the authority's (every certificate) and the central
/// bank's (every voucher, every time, every confirmation). Other banks' keys are met too rarely.
/// </summary>
/// <remarks>
/// Two of 9.5 KB, or more where the board says so (<see cref="Ports.DevicePorts.KeyTableTeeth"/>). Made once, when an
/// issuer's certificate is installed, kept on flash, read at each start; meanwhile signatures are checked without,
/// which only takes longer.
/// </remarks>
public sealed class IssuerTables : IBackgroundWork
{
    private readonly DeviceContext _device;
    private readonly IssuerTable _authority;
    private readonly IssuerTable _centralBank;
    private int _notedCount;

    /// <summary>The tables of a device.</summary>
    /// <param name="device">Its identity, which may be loaded later, says who its issuers are.</param>
    /// <param name="macKey">32 bytes, a secret of this device; not kept, a key derived from it is.</param>
    public IssuerTables(DeviceContext device, byte[] macKey)
    {
        var mac = new StorageMac(device.Ports.Hmac, macKey, (byte)'T');
        _device = device;
        int teeth = device.Ports.KeyTableTeeth;
        _authority = new IssuerTable(device.Ports.Files, mac, "t0", teeth);
        _centralBank = new IssuerTable(device.Ports.Files, mac, "t1", teeth);
    }

    /// <summary>How many are complete.</summary>
    public int ReadyCount
    {
        get { return (_authority.Table == null ? 0 : 1) + (_centralBank.Table == null ? 0 : 1); }
    }

    /// <summary>How many files or tables were not as they were made, or another issuer's, since the start.</summary>
    public int DamageCount
    {
        get { return _authority.DamageCount + _centralBank.DamageCount; }
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
        IssuerTable issuer = device.Issuers == null ? null : device.Issuers.Find(publicKey);
        if (issuer != null && Ecdsa.VerifyByTable(issuer.Table, digest, signature))
        {
            return true;
        }

        bool isValid = Ecdsa.Verify(publicKey, digest, signature);
        if (isValid && issuer != null)
        {
            issuer.Reject();
        }

        return isValid;
    }

    /// <inheritdoc/>
    public bool Step()
    {
        DeviceIdentity identity = _device.Identity;
        _authority.Follow(identity.Authority.PublicKey);
        _centralBank.Follow(identity.CentralBank == null ? null : identity.CentralBank.PublicKey);
        bool worked = _authority.Step() || _centralBank.Step();
        if (DamageCount != _notedCount)
        {
            _notedCount = DamageCount;

            // Nothing is lost, but whoever looks after the device should know: its page shows the last refusal.
            _device.Refusals.Note(RefusalLog.FrameType, StatusCode.StorageDamaged);
        }

        return worked;
    }

    /// <inheritdoc/>
    public void Forget()
    {
        // Tables are of keys that everybody may know.
    }

    private IssuerTable Find(byte[] publicKey)
    {
        if (_authority.IsReadyFor(publicKey))
        {
            return _authority;
        }

        return _centralBank.IsReadyFor(publicKey) ? _centralBank : null;
    }
}
