using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Core;

/// <summary>A number that no other start of this device has had: what it is mixed into never repeats.</summary>
/// <remarks>
/// On flash before anybody gets it, so a cut leaves a number that was never given out, or one that is skipped. A
/// damaged slot may have held the number after the one that can be read, so there is none then, and never again: the
/// device does without what needs it. The limit of all records holds here too: an older copy of the flash is an older
/// number.
/// </remarks>
internal static class StartNumber
{
    private const long NumberMax = 0x7FFFFFFF;

    /// <summary>Gives out the next number: once at each start, and only where it is needed.</summary>
    /// <param name="records">Where the last one is kept.</param>
    /// <param name="number">From 1 to 2^31 - 1; 0 unless Ok.</param>
    /// <returns>Ok, StorageFull or StorageDamaged.</returns>
    internal static StatusCode TryTake(RecordStore records, out long number)
    {
        number = 0;
        StatusCode status = Load(records, out long last);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.StartNumber)];
        var writer = new CborWriter(buffer);
        writer.WriteInteger(last + 1);
        status = records.Save(RecordKeys.StartNumber, buffer, 0, writer.Length);
        if (status == StatusCode.Ok)
        {
            number = last + 1;
        }

        return status;
    }

    private static StatusCode Load(RecordStore records, out long last)
    {
        last = 0;
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.StartNumber)];
        StatusCode status = records.Load(RecordKeys.StartNumber, buffer, out int count);
        if (status != StatusCode.Ok)
        {
            return status == StatusCode.RecordAbsent ? StatusCode.Ok : status;
        }

        var reader = new CborReader(buffer, 0, count);
        last = reader.ReadInteger();
        bool isGood = reader.Finish() == StatusCode.Ok && last > 0 && last < NumberMax;
        return isGood ? StatusCode.Ok : StatusCode.StorageDamaged;
    }
}
