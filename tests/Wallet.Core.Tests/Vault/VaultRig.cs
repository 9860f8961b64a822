using System.Text;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Crypto;
using Wallet.Core.Tests.Storage;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Vault;

/// <summary>A vault over a flash, started as a device starts it; the device secret is a test key.</summary>
internal sealed class VaultRig : IMonotonicClock
{
    public VaultRig(VirtualFlash? flash = null, IHmacSha256? hmac = null, IAesBlockCipher? aes = null)
    {
        Flash = flash ?? new VirtualFlash();
        hmac ??= new TestMac();
        var ports = new DevicePorts { Files = Flash, Hmac = hmac, Aes = aes ?? new Aes128(), Monotonic = this };
        var random = new DeviceRandom([new SeededSource(1), new SeededSource(2)], new TestMac(), null);
        Assert.AreEqual(StatusCode.Ok, random.Start());
        Records = new RecordStore(Flash, new TestMac(), TestMac.Key);
        Vault = new KeyVault(ports, random, Records, TestMac.Key);
        Loaded = Vault.Load();
    }

    public VirtualFlash Flash { get; }

    public RecordStore Records { get; }

    public KeyVault Vault { get; }

    public StatusCode Loaded { get; }

    public long TimeMs { get; set; } = 5000;

    /// <summary>A vault with this PIN, open.</summary>
    public static VaultRig With(string pin)
    {
        var rig = new VaultRig();
        Assert.AreEqual(StatusCode.Ok, rig.Vault.Create(Digits(pin), pin.Length));
        return rig;
    }

    public static byte[] Digits(string pin) => Encoding.ASCII.GetBytes(pin);

    /// <summary>Off and on again, on the same flash.</summary>
    public VaultRig Restarted() => new(Flash);

    /// <summary>Tries a PIN once the wait is over.</summary>
    public PinAnswer Try(string pin)
    {
        TimeMs += Vault.Tries.WaitMs();
        return Vault.TryOpen(Digits(pin), pin.Length);
    }

    public StatusCode Change(string pin) => Vault.ChangePin(Digits(pin), pin.Length);

    public long NowMs() => TimeMs;
}
