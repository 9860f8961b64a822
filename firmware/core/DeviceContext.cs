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

/// <summary>Everything a use case needs, made once at start by <see cref="DeviceBoot"/> and handed down.</summary>
public sealed class DeviceContext
{
    /// <summary>What product this is.</summary>
    public DeviceKind Kind;

    /// <summary>The board.</summary>
    public DevicePorts Ports;

    /// <summary>Random bytes; health-tested and seeded.</summary>
    public DeviceRandom Random;

    /// <summary>Signs, and makes public keys; null on a device without randomness, which is halted.</summary>
    public EcdsaSigner Signer;

    /// <summary>Tables for the keys of the issuers; checks by them where it can.</summary>
    public IssuerTables Issuers;

    /// <summary>The files of the card that is open, and those of the board.</summary>
    public ProfileFiles Files;

    /// <summary>Two-slot records.</summary>
    public RecordStore Records;

    /// <summary>The product's journal; opened by the product, which knows what to do with its entries.</summary>
    public Journal Journal;

    /// <summary>The display.</summary>
    public TextScreen Screen;

    /// <summary>What has power, and whether the display is dark.</summary>
    public DevicePower Power;

    /// <summary>What the holder has set.</summary>
    public DeviceSettings Settings = new DeviceSettings();

    /// <summary>Keys, sounds and waiting.</summary>
    public DialogIo Ask;

    /// <summary>The link to the bridge.</summary>
    public HostLink Host;

    /// <summary>Trusted time.</summary>
    public TrustedClock Clock;

    /// <summary>Holds the clocks of the board against each other; null on a device that is halted.</summary>
    public ClockWatch Watch;

    /// <summary>What the platform has said of this wallet.</summary>
    public RemoteState Remote;

    /// <summary>Keys and certificates.</summary>
    public DeviceIdentity Identity;

    /// <summary>Seals secrets; open while the holder's PIN was right.</summary>
    public KeyVault Vault;

    /// <summary>The product's own records; null where it has none that change with the PIN.</summary>
    public IHolderRecords HolderRecords;

    /// <summary>What this device refused.</summary>
    public RefusalLog Refusals;

    /// <summary>What the holder said yes to and is not signed yet.</summary>
    public HolderConsent Consent = new HolderConsent();

    /// <summary>What this device has signed.</summary>
    public SignatureLog Signatures;

    /// <summary>Signatures made ahead.</summary>
    public SignatureCoupons Coupons = new SignatureCoupons();

    /// <summary>What is done ahead of time while the device is idle.</summary>
    public BackgroundWork Background = new BackgroundWork();

    /// <summary>Number of the self-test that failed; 0 where none did.</summary>
    public int SelfTestNumber;

    /// <summary>What the bridge said last about the way to the institutions.</summary>
    public bool Online;

    private bool _isWipeBegun;

    /// <summary>True where there must be a PIN before there is a key, and there is none: on a new card.</summary>
    public bool NeedsPin
    {
        get { return Kind == DeviceKind.Card && !Vault.HasPin; }
    }

    /// <summary>True once the holder had the device wiped: it has to start anew, and does it then.</summary>
    public bool IsWipeDue
    {
        get { return _isWipeBegun || Vault.IsWipeDue; }
    }

    /// <summary>Makes a wipe due.</summary>
    /// <returns>Ok, StorageFull or StorageDamaged: it is not due then.</returns>
    public StatusCode BeginWipe()
    {
        StatusCode status = DeviceWipe.Begin(Records);
        _isWipeBegun = status == StatusCode.Ok;
        return status;
    }

    /// <summary>
    /// Unlocks with the vault that a PIN has opened: reads the records of that PIN's card, and its key.
    /// </summary>
    /// <remarks>All is read whether it is the same card as before or not: no time tells one from the other.</remarks>
    /// <returns>Ok; StorageDamaged or StorageFull, and the device is locked.</returns>
    public StatusCode Unlock()
    {
        Background.Forget();
        Consent.Withdraw();
        Signatures.LetGo();
        Files.Profile = Vault.Profile;
        StatusCode status = DeviceIdentity.TryLoad(Records, Signer, Vault.HasPin, out DeviceIdentity identity);
        if (status == StatusCode.Ok)
        {
            Identity = identity;
            Remote = new RemoteState(Records, Clock);
            Refusals.Note((int)MessageType.ReportWalletReply, Remote.Load(Identity.CertificateDigest));
            if (HolderRecords != null)
            {
                HolderRecords.Open();
            }

            status = Identity.Unlock(Vault);
        }

        if (status != StatusCode.Ok)
        {
            Lock();
        }

        return status;
    }

    /// <summary>Forgets all that signs or opens: private key, data key, coupons, and one in the making.</summary>
    public void Lock()
    {
        Background.Forget();
        Identity.Lock();
        Consent.Withdraw();
        Vault.Close();
    }

    /// <summary>True where vouchers can be checked: there is trusted time and the central bank's certificate.</summary>
    public bool CanCheck
    {
        get { return Clock.IsSet && Identity.CentralBank != null; }
    }

    /// <summary>
    /// Locked, Fresh, Enrolled or Ready, as vault, identity and clock say. Armed and Halted are the product's and the
    /// start's to know.
    /// </summary>
    public DeviceState BaseState
    {
        get
        {
            if (Vault.HasPin && !Vault.IsOpen)
            {
                return DeviceState.Locked;
            }

            if (!Identity.IsEnrolled || NeedsPin)
            {
                return DeviceState.Fresh;
            }

            // A cut between the clock's record and the central bank's certificate leaves the one without the other.
            return CanCheck ? DeviceState.Ready : DeviceState.Enrolled;
        }
    }
}
