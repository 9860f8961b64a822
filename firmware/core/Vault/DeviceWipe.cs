using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Core.Vault;

/// <summary>Destroys all that a holder put on the device; what stays is in the table of Storage/README.md.</summary>
/// <remarks>
/// First a record says that it is due, so a wipe that loses its power is finished at the next start, before anything
/// else is read. The vault goes first of all: without it no sealed secret opens again, whatever else is still there.
/// </remarks>
public static class DeviceWipe
{
    private const int IdCount = 256;

    /// <summary>Makes the wipe due; the next start carries it out.</summary>
    /// <returns>Ok, StorageFull or StorageDamaged: it is not due then.</returns>
    public static StatusCode Begin(RecordStore records)
    {
        return records.Save(RecordKeys.WipePending, new byte[] { 1 }, 0, 1);
    }

    /// <summary>True where a wipe was begun and is not finished; a record that cannot be read says so, too.</summary>
    internal static bool IsPending(RecordStore records)
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.WipePending)];
        return records.Load(RecordKeys.WipePending, buffer, out _) != StatusCode.RecordAbsent;
    }

    /// <summary>Carries it out, from the beginning: what is gone already costs nothing.</summary>
    /// <param name="device">A device that starts: screen, files and records are there.</param>
    /// <returns>Ok; StorageDamaged where something does not go: the next start tries again.</returns>
    internal static StatusCode Finish(DeviceContext device)
    {
        TextScreen screen = device.Screen;
        Progress.Show(device, screen.Text(TextId.Wiping), screen.Text(TextId.KeepPower), 0, 0);
        if (!IsPending(device.Records))
        {
            // Where it is not kept, as on a full flash, the wipe begins all the same, and makes room.
            Begin(device.Records);
        }

        IFileStore files = device.Ports.Files;
        var sweep = new FlashSweep(files);
        Overwrite(sweep, ProfileFiles.Own, RecordKeys.Vault);
        for (int id = 0; id < IdCount; id++)
        {
            bool goes = RecordKeys.IsDefined((byte)id) && RecordKeys.IsOfBoard((byte)id)
                && !RecordKeys.SurvivesWipe((byte)id);
            if (goes && id != RecordKeys.WipePending)
            {
                Overwrite(sweep, ProfileFiles.Own, (byte)id);
            }
        }

        OverwriteProfile(sweep, ProfileFiles.Own);
        OverwriteProfile(sweep, ProfileFiles.Second);
        sweep.FillFree();
        return sweep.IsClean ? device.Records.Erase(RecordKeys.WipePending) : StatusCode.StorageDamaged;
    }

    /// <summary>Destroys what a second card kept; nothing of the own one or of the board.</summary>
    /// <returns>Ok, or StorageDamaged where something does not go.</returns>
    internal static StatusCode EraseSecond(DeviceContext device)
    {
        var sweep = new FlashSweep(device.Ports.Files);
        OverwriteProfile(sweep, ProfileFiles.Second);
        return sweep.IsClean ? StatusCode.Ok : StatusCode.StorageDamaged;
    }

    private static void OverwriteProfile(FlashSweep sweep, int profile)
    {
        for (int id = 0; id < IdCount; id++)
        {
            if (RecordKeys.IsDefined((byte)id) && !RecordKeys.IsOfBoard((byte)id))
            {
                Overwrite(sweep, profile, (byte)id);
            }
        }

        sweep.Overwrite(ProfileFiles.NameFor(profile, Journal.NameA));
        sweep.Overwrite(ProfileFiles.NameFor(profile, Journal.NameB));
    }

    private static void Overwrite(FlashSweep sweep, int profile, byte id)
    {
        sweep.Overwrite(ProfileFiles.NameFor(profile, RecordKeys.FileName(id, 0)));
        sweep.Overwrite(ProfileFiles.NameFor(profile, RecordKeys.FileName(id, 1)));
    }
}
