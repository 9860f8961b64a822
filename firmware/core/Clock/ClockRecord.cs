using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Core.Clock;

/// <summary>
/// The clock's record: [signed time, time held, what the battery-backed clock said then or -1, uncertainty, time
/// given, suspicious]. The first firmware kept three of them.
/// </summary>
internal sealed class ClockRecord
{
    private const int Fields = 6;
    private const int FieldsOfTheFirst = 3;

    // Nobody noted then how long an answer took; no session waits longer.
    private const long UncertaintyMsOfTheFirst = 60000;

    /// <summary>The last signed time, Unix milliseconds.</summary>
    internal long AnchorMs;

    /// <summary>The time when this was kept; not before the anchor.</summary>
    internal long HeldMs;

    /// <summary>What the battery-backed clock said at that moment; -1 where it said nothing.</summary>
    internal long RtcMs;

    /// <summary>How far the time held may be wrong.</summary>
    internal long UncertaintyMs;

    /// <summary>The latest time that was given to anybody until then; no later one is before it.</summary>
    internal long GivenMs;

    /// <summary>Whether only signed time can settle what the sources say.</summary>
    internal bool IsSuspicious;

    /// <summary>The record's payload.</summary>
    internal byte[] Encode()
    {
        var writer = new CborWriter(new byte[RecordKeys.PayloadBytesMax(RecordKeys.ClockState)]);
        writer.WriteArray(Fields);
        writer.WriteInteger(AnchorMs);
        writer.WriteInteger(HeldMs);
        writer.WriteInteger(RtcMs);
        writer.WriteInteger(UncertaintyMs);
        writer.WriteInteger(GivenMs);
        writer.WriteBoolean(IsSuspicious);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; false where it is none.</summary>
    internal bool TryDecode(byte[] buffer, int count)
    {
        var reader = new CborReader(buffer, 0, count);
        int fields = reader.ReadArray(Fields);
        AnchorMs = reader.ReadInteger();
        HeldMs = reader.ReadInteger();
        RtcMs = reader.ReadInteger();
        UncertaintyMs = UncertaintyMsOfTheFirst;
        if (fields == Fields)
        {
            UncertaintyMs = reader.ReadInteger();
            GivenMs = reader.ReadInteger();
            IsSuspicious = reader.ReadBoolean();
        }

        bool hasFields = fields == Fields || fields == FieldsOfTheFirst;
        return reader.Finish() == StatusCode.Ok && hasFields && AnchorMs > 0 && HeldMs >= AnchorMs
            && UncertaintyMs >= 0;
    }
}
