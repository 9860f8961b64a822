using Wallet.Core.Screen;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Core;

/// <summary>What the holder has set. Losing it costs nothing but a visit to the menu.</summary>
/// <remarks>
/// Kept as a CBOR array: version 1, language, sound, heard keys, large print, random PIN places, idle minutes. A record
/// of one byte is the language alone, as firmware before these settings kept it. What cannot be read was never set.
/// </remarks>
public sealed class DeviceSettings
{
    /// <summary>Minutes after which a device nobody touches locks, where nothing else was set.</summary>
    public const int IdleMinutesDefault = 2;

    private const int Version = 1;
    private const int FieldCount = 7;

    /// <summary>What the display speaks.</summary>
    public Language Language = Language.English;

    /// <summary>False: the device makes no sound at all.</summary>
    public bool SoundOn = true;

    /// <summary>Each key has a tone of its own, and each place of a PIN; only ever true while there is sound.</summary>
    public bool HeardKeys;

    /// <summary>Pages are drawn in letters of double size when the device starts.</summary>
    public bool LargePrint;

    /// <summary>The digits of a PIN stand in other places of the keypad at each entry.</summary>
    public bool RandomPinPlaces;

    /// <summary>Minutes of idleness after which the device locks: 1, 2, 5 or 10.</summary>
    public int IdleMinutes = IdleMinutesDefault;

    /// <summary>True for one of the times that can be set.</summary>
    public static bool IsIdleMinutes(long minutes)
    {
        return minutes == 1 || minutes == 2 || minutes == 5 || minutes == 10;
    }

    /// <summary>Reads what was kept; where there is nothing to be read, as a new device.</summary>
    public void Load(RecordStore records)
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.Settings)];
        if (records.Load(RecordKeys.Settings, buffer, out int count) != StatusCode.Ok)
        {
            return;
        }

        if (count == 1)
        {
            Language = buffer[0] == (byte)Language.Chinese ? Language.Chinese : Language.English;
            return;
        }

        Read(new CborReader(buffer, 0, count));
    }

    /// <summary>Keeps them.</summary>
    /// <returns>Ok, StorageFull or StorageDamaged.</returns>
    public StatusCode Save(RecordStore records)
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.Settings)];
        var writer = new CborWriter(buffer);
        writer.WriteArray(FieldCount);
        writer.WriteInteger(Version);
        writer.WriteInteger((byte)Language);
        writer.WriteBoolean(SoundOn);
        writer.WriteBoolean(HeardKeys);
        writer.WriteBoolean(LargePrint);
        writer.WriteBoolean(RandomPinPlaces);
        writer.WriteInteger(IdleMinutes);
        return records.Save(RecordKeys.Settings, buffer, 0, writer.Length);
    }

    /// <summary>Makes these equal to others.</summary>
    public void Take(DeviceSettings other)
    {
        Language = other.Language;
        SoundOn = other.SoundOn;
        HeardKeys = other.HeardKeys;
        LargePrint = other.LargePrint;
        RandomPinPlaces = other.RandomPinPlaces;
        IdleMinutes = other.IdleMinutes;
    }

    private void Read(CborReader reader)
    {
        reader.ReadArrayExactly(FieldCount);
        reader.ReadIntegerExactly(Version);
        var read = new DeviceSettings();
        long language = reader.ReadInteger();
        read.Language = language == (byte)Language.Chinese ? Language.Chinese : Language.English;
        read.SoundOn = reader.ReadBoolean();
        read.HeardKeys = reader.ReadBoolean() && read.SoundOn;
        read.LargePrint = reader.ReadBoolean();
        read.RandomPinPlaces = reader.ReadBoolean();
        long minutes = reader.ReadInteger();
        read.IdleMinutes = IsIdleMinutes(minutes) ? (int)minutes : IdleMinutesDefault;
        if (reader.Finish() == StatusCode.Ok)
        {
            Take(read);
        }
    }
}
