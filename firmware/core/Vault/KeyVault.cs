using System;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Core.Vault;

/// <summary>Seals what a device must not give away; opens with the holder's PIN.</summary>
/// <remarks>
/// A random data key seals each secret. The data key itself is sealed under a key made of the PIN and of a secret of
/// this device, so a PIN can be changed without any secret being touched, and a copy of the vault record alone is no
/// good for guessing. In the open vault the data key is in RAM, and nowhere else. A device without a PIN, such as a
/// terminal, has no vault, and none of its secrets is sealed.
/// </remarks>
public sealed partial class KeyVault
{
    /// <summary>Purpose of a secret: the device's private key.</summary>
    public const byte PrivateKeyPurpose = 1;

    /// <summary>Purpose of a secret: secrets of one-time passwords.</summary>
    public const byte TokenPurpose = 2;

    /// <summary>Purpose of a secret: what a lost card is restored from.</summary>
    public const byte RecoveryPurpose = 3;

    /// <summary>Longest secret, in bytes.</summary>
    public const int SecretBytesMax = 1024;

    /// <summary>A sealed secret is longer than the secret by so many bytes.</summary>
    public const int OverheadBytes = SealedBox.OverheadBytes;

    /// <summary>Fewest digits of a PIN.</summary>
    public const int PinDigitsMin = 4;

    /// <summary>Most digits of a PIN.</summary>
    public const int PinDigitsMax = 12;

    /// <summary>
    /// Iterations of PBKDF2 for a new vault: a check takes about 300 ms on a chip with its own HMAC, by the cost meter.
    /// </summary>
    public const int Iterations = 1000;

    private const int KeyBytes = 16;

    private readonly RecordStore _records;
    private readonly DeviceRandom _random;
    private readonly IHmacSha256 _hmac;
    private readonly SealedBox _box;
    private readonly byte[] _deviceKey;
    private byte[] _dataKey;
    private int _place;

    /// <summary>A vault that is closed; nothing is read yet.</summary>
    /// <param name="ports">The board.</param>
    /// <param name="random">The device's generator.</param>
    /// <param name="records">Where the vault is kept.</param>
    /// <param name="deviceSecret">32 bytes, a secret of this device; not kept, a key derived from it is.</param>
    public KeyVault(DevicePorts ports, DeviceRandom random, RecordStore records, byte[] deviceSecret)
    {
        _records = records;
        _random = random;
        _hmac = ports.Hmac;
        _box = new SealedBox(ports.Aes, random);
        _deviceKey = Hkdf.Expand(_hmac, deviceSecret, Label(0), HmacSha256.MacBytes);
        Tries = new PinTries(records, ports.Monotonic);
    }

    /// <summary>The tries at the PIN.</summary>
    public PinTries Tries { get; }

    /// <summary>
    /// Which card the PIN typed last has opened: <see cref="ProfileFiles.Own"/> or <see cref="ProfileFiles.Second"/>.
    /// </summary>
    public int Profile
    {
        get { return _place == VaultRecord.SecondPlace ? ProfileFiles.Second : ProfileFiles.Own; }
    }

    /// <summary>Whether a PIN was set.</summary>
    public bool HasPin { get; private set; }

    /// <summary>Whether the tries are used up: nothing opens it again, and all on the device has to go.</summary>
    public bool IsWipeDue
    {
        get { return HasPin && Tries.Left == 0; }
    }

    /// <summary>Whether secrets can be sealed and opened.</summary>
    public bool IsOpen
    {
        get { return _dataKey != null; }
    }

    /// <summary>Looks at the flash, at start and after a wipe; writes what heals a damaged slot.</summary>
    /// <returns>Ok, also without a PIN; StorageDamaged or StorageFull.</returns>
    public StatusCode Load()
    {
        StatusCode status = VaultRecord.Load(_records, out VaultRecord record);
        HasPin = record != null;
        if (status == StatusCode.RecordAbsent)
        {
            return StatusCode.Ok;
        }

        if (record == null)
        {
            return status;
        }

        Tries.Load();
        return status == StatusCode.Ok ? status : record.Save(_records);
    }

    /// <summary>Sets the first PIN; the vault is open afterwards.</summary>
    /// <param name="digits">The digits, ASCII; the caller's to clear.</param>
    /// <param name="count">How many, <see cref="PinDigitsMin"/> to <see cref="PinDigitsMax"/>.</param>
    /// <returns>Ok; StorageFull or StorageDamaged, and there is still no PIN.</returns>
    public StatusCode Create(byte[] digits, int count)
    {
        Safety.Guard.That(!HasPin && IsPin(count), 402);

        // First the tries: a vault whose tries are absent has been tampered with.
        StatusCode status = Tries.Reset();
        if (status != StatusCode.Ok)
        {
            return status;
        }

        byte[] dataKey = new byte[VaultRecord.DataKeyBytes];
        _random.Fill(dataKey, 0, dataKey.Length);
        VaultRecord record = VaultRecord.New(_random, Iterations);
        status = Save(record, VaultRecord.OwnPlace, digits, count, dataKey);
        if (status == StatusCode.Ok)
        {
            HasPin = true;
            Open(VaultRecord.OwnPlace, dataKey);
        }
        else
        {
            Bytes.Clear(dataKey, 0, dataKey.Length);
        }

        return status;
    }

    /// <summary>Tries a PIN: counted on flash before it is looked at, and no longer once it was right.</summary>
    /// <remarks>All places are tried whichever opens: time tells nothing of them. Closes an open vault.</remarks>
    /// <param name="digits">The digits, ASCII; the caller's to clear.</param>
    /// <param name="count">How many.</param>
    public PinAnswer TryOpen(byte[] digits, int count)
    {
        Safety.Guard.That(HasPin && IsPin(count), 403);
        Close();
        if (Tries.Left == 0)
        {
            return PinAnswer.WipeDue;
        }

        if (Tries.WaitMs() > 0)
        {
            return PinAnswer.TooEarly;
        }

        VaultRecord.Load(_records, out VaultRecord record);
        if (record == null || Tries.Begin() != StatusCode.Ok)
        {
            return PinAnswer.StorageFailed;
        }

        byte[] dataKey = new byte[VaultRecord.DataKeyBytes];
        int place = FindPlace(record, digits, count, dataKey);
        if (place == VaultRecord.WipePlace)
        {
            Tries.Exhaust();
            return PinAnswer.WipeDue;
        }

        if (place == VaultRecord.PlaceCount)
        {
            return Tries.Left == 0 ? PinAnswer.WipeDue : PinAnswer.Wrong;
        }

        // Where this is not kept the device opens all the same: there are fewer tries next time, that is all.
        Tries.Reset();
        Open(place, dataKey);
        return PinAnswer.Opened;
    }

    /// <summary>Puts another PIN in the place of the one that opened the vault. No secret is touched.</summary>
    /// <param name="digits">The digits, ASCII; the caller's to clear.</param>
    /// <param name="count">How many, <see cref="PinDigitsMin"/> to <see cref="PinDigitsMax"/>.</param>
    /// <returns>Ok; StorageFull or StorageDamaged, and the PIN before holds.</returns>
    public StatusCode ChangePin(byte[] digits, int count)
    {
        Safety.Guard.That(IsOpen && IsPin(count), 404);
        StatusCode status = VaultRecord.Load(_records, out VaultRecord record);
        return record == null ? status : Save(record, _place, digits, count, _dataKey);
    }

    /// <summary>Sets the PIN that wipes, in place of one before. Nothing tells that there is one.</summary>
    /// <param name="digits">The digits, ASCII; the caller's to clear.</param>
    /// <param name="count">How many; a PIN that <see cref="IsTaken"/> must not be set.</param>
    /// <returns>Ok; StorageFull or StorageDamaged, and all is as before.</returns>
    public StatusCode SetWipePin(byte[] digits, int count)
    {
        Safety.Guard.That(IsOpen && IsPin(count), 408);
        return SealNew(VaultRecord.WipePlace, digits, count);
    }

    /// <summary>
    /// Sets the PIN that opens a second card, with a data key of its own, in place of one before. Nothing tells that
    /// there is one.
    /// </summary>
    /// <remarks>Only in the own card; what an earlier second card kept does not open any more.</remarks>
    /// <param name="digits">The digits, ASCII; the caller's to clear.</param>
    /// <param name="count">How many; a PIN that <see cref="IsTaken"/> must not be set.</param>
    /// <returns>Ok; StorageFull or StorageDamaged, and all is as before.</returns>
    public StatusCode SetSecondPin(byte[] digits, int count)
    {
        Safety.Guard.That(IsOpen && IsPin(count) && _place == VaultRecord.OwnPlace, 540);
        return SealNew(VaultRecord.SecondPlace, digits, count);
    }

    /// <summary>No PIN wipes from now on, whether one did before or not.</summary>
    /// <returns>Ok; StorageFull or StorageDamaged, and all is as before.</returns>
    public StatusCode ClearWipePin()
    {
        Safety.Guard.That(IsOpen, 409);
        StatusCode status = VaultRecord.Load(_records, out VaultRecord record);
        if (record == null)
        {
            return status;
        }

        record.ClearPlace(VaultRecord.WipePlace, _random);
        return record.Save(_records);
    }

    /// <summary>Whether these digits open a place already that whoever has typed the PIN may know of.</summary>
    /// <remarks>
    /// Counts no try. To the second card the own one is not there, and so it takes even the own card's PIN: no answer
    /// tells that there is another card, or helps to guess at its PIN. While both have one PIN it opens the second.
    /// </remarks>
    public bool IsTaken(byte[] digits, int count)
    {
        Safety.Guard.That(IsOpen && IsPin(count), 410);
        VaultRecord.Load(_records, out VaultRecord record);
        byte[] dataKey = new byte[VaultRecord.DataKeyBytes];
        int places = record == null ? 0 : OpenPlaces(record, digits, count, dataKey);
        Bytes.Clear(dataKey, 0, dataKey.Length);
        int hidden = _place == VaultRecord.SecondPlace ? 1 << VaultRecord.OwnPlace : 0;
        return (places & ~hidden) != 0;
    }

    /// <summary>Seals a secret for flash. Only while open.</summary>
    /// <param name="purpose">What it is; it opens for that only.</param>
    /// <param name="secret">1 to <see cref="SecretBytesMax"/> bytes; the caller's to clear.</param>
    /// <returns>Nonce, ciphertext and tag: <see cref="OverheadBytes"/> bytes more.</returns>
    public byte[] SealSecret(byte purpose, byte[] secret)
    {
        Safety.Guard.That(IsOpen && secret.Length > 0 && secret.Length <= SecretBytesMax, 405);
        byte[] key = KeyOf(purpose);
        byte[] sealedSecret = new byte[secret.Length + OverheadBytes];
        _box.Seal(key, new byte[] { purpose }, secret, sealedSecret, 0);
        Bytes.Clear(key, 0, KeyBytes);
        return sealedSecret;
    }

    /// <summary>Opens a sealed secret. Only while open.</summary>
    /// <param name="purpose">What it was sealed for.</param>
    /// <param name="sealedSecret">As <see cref="SealSecret"/> made it.</param>
    /// <param name="secret">The secret, the caller's to clear; null unless it opens.</param>
    /// <returns>False where it was changed, or sealed for another purpose or in another vault.</returns>
    public bool TryOpenSecret(byte purpose, byte[] sealedSecret, out byte[] secret)
    {
        Safety.Guard.That(IsOpen, 406);
        secret = null;
        int count = sealedSecret.Length - OverheadBytes;
        if (count <= 0 || count > SecretBytesMax)
        {
            return false;
        }

        byte[] key = KeyOf(purpose);
        byte[] opened = new byte[count];
        bool isGenuine = _box.TryOpen(key, new byte[] { purpose }, sealedSecret, 0, opened);
        Bytes.Clear(key, 0, KeyBytes);
        if (isGenuine)
        {
            secret = opened;
        }

        return isGenuine;
    }

    /// <summary>Forgets the data key.</summary>
    public void Close()
    {
        if (_dataKey != null)
        {
            Bytes.Clear(_dataKey, 0, _dataKey.Length);
            _dataKey = null;
        }
    }

    private static bool IsPin(int count)
    {
        return count >= PinDigitsMin && count <= PinDigitsMax;
    }

    // "vault" and a number: 0 for this device's share, 1 and on for the places, 0x80 and the purpose for secrets.
    private static byte[] Label(int number)
    {
        return new byte[] { (byte)'v', (byte)'a', (byte)'u', (byte)'l', (byte)'t', (byte)number };
    }

    private void Open(int place, byte[] dataKey)
    {
        _place = place;
        _dataKey = dataKey;
    }

    private byte[] KeyOf(byte purpose)
    {
        return Hkdf.Expand(_hmac, _dataKey, Label(0x80 | purpose), KeyBytes);
    }

    private StatusCode SealNew(int place, byte[] digits, int count)
    {
        StatusCode status = VaultRecord.Load(_records, out VaultRecord record);
        if (record == null)
        {
            return status;
        }

        byte[] dataKey = new byte[VaultRecord.DataKeyBytes];
        _random.Fill(dataKey, 0, dataKey.Length);
        status = Save(record, place, digits, count, dataKey);
        Bytes.Clear(dataKey, 0, dataKey.Length);
        return status;
    }

    private StatusCode Save(VaultRecord record, int place, byte[] digits, int count, byte[] dataKey)
    {
        byte[] stretched = Stretch(record, digits, count);
        byte[] key = Hkdf.Expand(_hmac, stretched, Label(1 + place), KeyBytes);
        record.SealPlace(place, _box, key, dataKey);
        Bytes.Clear(key, 0, key.Length);
        Bytes.Clear(stretched, 0, stretched.Length);
        return record.Save(_records);
    }
}
