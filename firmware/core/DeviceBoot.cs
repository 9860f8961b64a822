using Wallet.Core.Background;
using Wallet.Core.Battery;
using Wallet.Core.Clock;
using Wallet.Core.Crypto;
using Wallet.Core.Dialogs;
using Wallet.Core.Link;
using Wallet.Core.Ports;
using Wallet.Core.Remote;
using Wallet.Core.Screen;
using Wallet.Core.Signing;
using Wallet.Core.Storage;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core;

/// <summary>Starts a device in the one order there is: nothing is used before what it rests on was tested.</summary>
public static class DeviceBoot
{
    /// <summary>
    /// Power for the display; display and link; self-test of the algorithms; sources of randomness; signer; device
    /// secret; records; trust anchor; vault, closed; identity; clock; settings. The journal is made but not opened: the
    /// product has to say what replays it.
    /// </summary>
    /// <param name="ports">The board.</param>
    /// <param name="kind">What product this is.</param>
    /// <param name="device">
    /// The device, never null. Where the answer is not Ok only display, keys, link and refusals are there, enough for
    /// <see cref="HaltedProduct"/>.
    /// </param>
    /// <returns>
    /// Ok; SelfTestFailed, its number in the context; EntropyFailed; StorageDamaged, StorageFull; RecordAbsent where
    /// the factory step is missing; CertificateInvalid where it is wrong.
    /// </returns>
    public static StatusCode Start(DevicePorts ports, DeviceKind kind, out DeviceContext device)
    {
        device = new DeviceContext { Ports = ports, Kind = kind, Refusals = new RefusalLog(ports.Witness) };
        device.Power = new DevicePower(device);
        device.Screen = new TextScreen(ports.Display);
        device.Screen.Centered(device.Screen.Rows / 2, device.Screen.Text(TextId.SelfTestRunning));
        device.Screen.Show();
        device.SelfTestNumber = CryptoSelfTest.Run(ports.Hmac, ports.Aes);
        StatusCode status = device.SelfTestNumber == 0 ? StatusCode.Ok : StatusCode.SelfTestFailed;
        if (status == StatusCode.Ok)
        {
            device.Random = new DeviceRandom(ports.Entropy, ports.Hmac, null);
            status = device.Random.Start();
        }

        if (status == StatusCode.Ok)
        {
            device.Signer = new EcdsaSigner(ports.Hmac);
            device.Signer.Blind(device.Random);
        }

        AddLink(device, status == StatusCode.Ok);
        status = status == StatusCode.Ok ? LoadState(device) : status;
        if (device.Records != null)
        {
            // A device that is halted says so in its holder's language, too.
            LoadSettings(device);
        }

        return status;
    }

    // A device that has no randomness still says over the link that it is halted. Its start number is then its clock's.
    private static void AddLink(DeviceContext device, bool hasRandom)
    {
        DevicePorts ports = device.Ports;
        byte[] start = new byte[8];
        ports.RealTime.TryRead(out long unixMs);
        Bytes.PutUInt64BigEndian(start, 0, (ulong)(unixMs + ports.Monotonic.NowMs()));
        if (hasRandom)
        {
            device.Random.Fill(start, 0, start.Length);
        }

        uint number = Bytes.ReadUInt32BigEndian(start, 4);
        device.Host = new HostLink(ports.HostLink, ports.Events, ports.Monotonic, number, device.Refusals);
        device.Ask = new DialogIo(device, device.Host);
    }

    private static StatusCode LoadState(DeviceContext device)
    {
        DevicePorts ports = device.Ports;
        StatusCode status = DeviceSecret.LoadOrMake(ports.Files, device.Random, out Secret secret);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        device.Files = new ProfileFiles(ports.Files);
        device.Records = new RecordStore(device.Files, ports.Hmac, secret.ExposeToComputation());
        device.Journal = new Journal(device.Files, ports.Hmac, secret.ExposeToComputation());
        device.Signatures = new SignatureLog(device.Records);
        device.Issuers = new IssuerTables(device, secret.ExposeToComputation());
        device.Vault = new KeyVault(ports, device.Random, device.Records, secret.ExposeToComputation());
        secret.Wipe();
        status = LoadVault(device);
        if (status == StatusCode.Ok)
        {
            status = Provisioning.TakeOver(ports.Files, device.Records);
        }

        if (status == StatusCode.Ok)
        {
            status = DeviceIdentity.TryLoad(
                device.Records, device.Signer, device.Vault.HasPin, out device.Identity);
        }

        if (status == StatusCode.Ok)
        {
            device.Clock = new TrustedClock(device.Records, ports.Monotonic, ports.RealTime);

            // A record that cannot be read costs the time and not the device: signed time sets the clock again.
            device.Refusals.Note(RefusalLog.ReadingType, device.Clock.Load());
            device.Watch = new ClockWatch(device.Clock, ports, device.Refusals);
            device.Remote = new RemoteState(device.Records, device.Clock);
            device.Refusals.Note(
                (int)MessageType.ReportWalletReply, device.Remote.Load(device.Identity.CertificateDigest));
        }

        if (status == StatusCode.Ok)
        {
            device.Background.Add(device.Signatures);
            device.Background.Add(new CouponWork(device));
            device.Background.Add(device.Issuers);
        }

        return status;
    }

    private static void LoadSettings(DeviceContext device)
    {
        device.Settings.Load(device.Records);
        device.Screen.Language = device.Settings.Language;
        device.Screen.LargePrint = device.Settings.LargePrint;
    }

    // A wipe comes before all else: what it has begun to overwrite would look damaged.
    private static StatusCode LoadVault(DeviceContext device)
    {
        bool isDue = DeviceWipe.IsPending(device.Records);
        StatusCode status = StatusCode.Ok;
        if (!isDue)
        {
            status = device.Vault.Load();
            isDue = device.Vault.IsWipeDue;
        }

        if (isDue)
        {
            status = DeviceWipe.Finish(device);
            status = status == StatusCode.Ok ? device.Vault.Load() : status;
        }

        return status;
    }
}
