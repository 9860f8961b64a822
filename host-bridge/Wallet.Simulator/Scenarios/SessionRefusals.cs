using System;
using Wallet.Bank;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;

namespace Wallet.Simulator.Scenarios;

/// <summary>A bridge that is not honest: what it does to sealed records is noticed at the other end.</summary>
internal static class SessionRefusals
{
    public static void Play(RefusalStage refusals)
    {
        BankChannel channel = refusals.World.Channel;
        AtTheBank(refusals, "The bridge sends a record twice", StatusCode.RecordReplayed, record =>
        {
            refusals.World.Bank.Handle(Institutions.BankA, record);
            return record;
        });
        AtTheBank(refusals, "The bridge changes a record", StatusCode.RecordTampered, Changed);
        refusals.Refuse("The bridge changes the bank's answer", StatusCode.RecordTampered, () =>
        {
            channel.OnReply = Once(MessageType.SessionRecordReply, Changed, () => channel.OnReply = null);
            refusals.UpdateInVain(refusals.World.Card, StatusCode.RecordTampered);
            refusals.ExpectNotedByCard(MessageType.AuthenticateReply, StatusCode.RecordTampered);
        });
    }

    private static void AtTheBank(
        RefusalStage refusals, string badInput, StatusCode status, Func<byte[], byte[]> meddle) =>
        refusals.Refuse(badInput, status, () =>
        {
            BankChannel channel = refusals.World.Channel;
            channel.OnRequest = Once(MessageType.SessionRecord, meddle, () => channel.OnRequest = null);
            refusals.UpdateInVain(refusals.World.Card, status);
            refusals.ExpectLogged(Institutions.BankA, nameof(SessionRecord), status);
            refusals.ExpectNotedByCard(MessageType.AuthenticateReply, status);
        });

    private static Meddle Once(MessageType type, Func<byte[], byte[]> meddle, Action done) => (_, message) =>
    {
        if (MessageFields.PeekType(message, 0, message.Length) != (int)type)
        {
            return message;
        }

        done();
        return meddle(message);
    };

    private static byte[] Changed(byte[] record)
    {
        byte[] changed = [.. record];
        changed[^1] ^= 1;
        return changed;
    }
}
