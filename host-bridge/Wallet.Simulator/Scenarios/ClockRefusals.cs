using System.Collections.Generic;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;

namespace Wallet.Simulator.Scenarios;

/// <summary>Signed time that is not that of now: the card's clock stays as it was.</summary>
internal static class ClockRefusals
{
    private const long HourMs = 3_600_000;

    // An update's sealed answers: to the signing in, then the signed time.
    private const int SigningIn = 0;
    private const int SignedTime = 1;

    public static void Play(RefusalStage refusals)
    {
        var before = new List<byte[]>();
        BankChannel channel = refusals.World.Channel;
        refusals.Stage.Step("The bridge keeps what the bank answers to an update", () =>
        {
            channel.OnReply = (_, message) =>
            {
                Collect(before, message);
                return message;
            };
            refusals.Stage.UpdateCard();
            channel.OnReply = null;
        });
        Answer(
            refusals, "The signed time of that update is replayed in the next one", StatusCode.RecordTampered,
            _ => before[SignedTime]);
        Answer(
            refusals, "The same session's answer comes twice, in place of the signed time", StatusCode.RecordReplayed,
            answers => answers[SigningIn]);
        refusals.Refuse("The bank's clock is an hour late, and so is what it signs", StatusCode.ClockBackwards, () =>
        {
            refusals.World.BankClock.AheadMs = -HourMs;
            refusals.UpdateInVain(refusals.World.Card, StatusCode.ClockBackwards);
            refusals.World.BankClock.AheadMs = 0;
            refusals.ExpectNotedByCard(MessageType.SynchroniseClockReply, StatusCode.ClockBackwards);
        });
    }

    private static void Answer(
        RefusalStage refusals, string badInput, StatusCode status, System.Func<List<byte[]>, byte[]> instead) =>
        refusals.Refuse(badInput, status, () =>
        {
            var answers = new List<byte[]>();
            BankChannel channel = refusals.World.Channel;
            channel.OnReply = (_, message) =>
            {
                Collect(answers, message);
                return answers.Count == SignedTime + 1 ? instead(answers) : message;
            };
            refusals.UpdateInVain(refusals.World.Card, status);
            channel.OnReply = null;
            refusals.ExpectNotedByCard(MessageType.SynchroniseClockReply, status);
        });

    private static void Collect(List<byte[]> answers, byte[] message)
    {
        if (MessageFields.PeekType(message, 0, message.Length) == (int)MessageType.SessionRecordReply)
        {
            answers.Add(message);
        }
    }
}
