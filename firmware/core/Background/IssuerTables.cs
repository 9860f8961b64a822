using Wallet.Core.Crypto;
using Wallet.Core.Storage;

namespace Wallet.Core.Background;

/// <summary>
/// Tables for the two keys that sign most of what a device checks: the authority's (every certificate) and the central
/// bank's (every voucher, every time, every confirmation). Other banks' keys are met too rarely.
/// </summary>
/// <remarks>
/// Two tables are 18.4 KB, which is what a board without PSRAM can spare. Made once, when an issuer's certificate is
/// installed, kept on flash, read at each start; meanwhile signatures are checked without, which only takes longer.
/// </remarks>
public sealed class IssuerTables : IBackgroundWork
{
    private readonly DeviceContext _device;
    private readonly IssuerTable _authority;
    private readonly IssuerTable _centralBank;

    /// <summary>The tables of a device.</summary>
    /// <param name="device">Its identity, which may be loaded later, says who its issuers are.</param>
    /// <param name="macKey">32 bytes, a secret of this device; not kept, a key derived from it is.</param>
    public IssuerTables(DeviceContext device, byte[] macKey)
    {
        var mac = new StorageMac(device.Ports.Hmac, macKey, (byte)'T');
        _device = device;
        _authority = new IssuerTable(device.Ports.Files, mac, "t0");
        _centralBank = new IssuerTable(device.Ports.Files, mac, "t1");
    }

    /// <summary>How many are complete.</summary>
    public int ReadyCount
    {
        get { return (_authority.Table == null ? 0 : 1) + (_centralBank.Table == null ? 0 : 1); }
    }

    /// <summary>How many files were not as they were written, or another issuer's, since the start.</summary>
    public int DamageCount
    {
        get { return _authority.DamageCount + _centralBank.DamageCount; }
    }

    /// <summary>Whether the signature is the key's for the digest; by the key's table where there is one.</summary>
    public static bool Verify(DeviceContext device, byte[] publicKey, byte[] digest, byte[] signature)
    {
        P256KeyTable table = device.Issuers == null ? null : device.Issuers.Find(publicKey);
        return table == null
            ? Ecdsa.Verify(publicKey, digest, signature)
            : Ecdsa.VerifyByTable(table, digest, signature);
    }

    /// <inheritdoc/>
    public bool Step()
    {
        DeviceIdentity identity = _device.Identity;
        _authority.Follow(identity.Authority.PublicKey);
        _centralBank.Follow(identity.CentralBank == null ? null : identity.CentralBank.PublicKey);
        return _authority.Step() || _centralBank.Step();
    }

    private P256KeyTable Find(byte[] publicKey)
    {
        if (_authority.Table != null && _authority.Table.IsOf(publicKey))
        {
            return _authority.Table;
        }

        return _centralBank.Table != null && _centralBank.Table.IsOf(publicKey) ? _centralBank.Table : null;
    }
}
