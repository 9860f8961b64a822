using System;
using System.Linq;
using Wallet.Protocol;
using Wallet.Protocol.Frames;
using Wallet.Protocol.Messages;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>A disturbed serial line: the frame is refused and counted, comes again, and nothing is lost.</summary>
internal static class LineRefusals
{
    private const byte Flag = 0x7E;
    private const byte Escape = 0x7D;
    private const int TruncatedBytes = 4;
    private const int UnknownRequest = 200;

    public static void Play(RefusalStage refusals)
    {
        Spoil(refusals, "A frame is cut off", StatusCode.FrameTruncated, frame => [.. frame[..TruncatedBytes], Flag]);
        Spoil(refusals, "A frame has no end", StatusCode.FrameOversized, _ =>
            [Flag, .. Enumerable.Repeat((byte)0x11, FrameFormat.PayloadBytesMax * 2), Flag]);
        Spoil(refusals, "A bit of a frame is wrong", StatusCode.FrameCorrupt, frame =>
        {
            byte[] wrong = [.. frame];
            wrong[Array.FindIndex(frame, 3, IsPlain)] ^= 1;
            return wrong;
        });
        refusals.Refuse("The bridge sends a message that nobody knows", StatusCode.MessageUnknown, () =>
        {
            byte[] unknown = new StatusReply((MessageType)UnknownRequest, StatusCode.Ok).Encode();
            var meddler = new FrameMeddler((sequence, payload, _) =>
                MessageFields.PeekType(payload, 0, payload.Length) == (int)MessageType.NetworkChanged
                    ? FrameMeddler.Frame(sequence, unknown)
                    : null);
            LinkImpairments line = refusals.World.Card.Link.ToDevice;
            line.Intercept = meddler.Intercept;
            refusals.CardBridge.SetOnline(false);
            refusals.Stage.Settle();
            line.Intercept = null;
            refusals.CardBridge.SetOnline(true);
            refusals.Stage.Settle();
            Stage.Expect(meddler.IsDone, "the bridge said nothing");
            refusals.ExpectNotedByCard((MessageType)UnknownRequest, StatusCode.MessageUnknown);
        });
    }

    private static void Spoil(RefusalStage refusals, string badInput, StatusCode status, Func<byte[], byte[]> spoil) =>
        refusals.Refuse(badInput, status, () =>
        {
            var meddler = new FrameMeddler((_, _, frame) => spoil(frame));
            LinkImpairments line = refusals.World.Card.Link.ToDevice;
            line.Intercept = meddler.Intercept;
            refusals.Stage.UpdateCard();
            line.Intercept = null;
            Stage.Expect(meddler.IsDone, "no frame came by");
            refusals.ExpectFrameNotedByCard(status);
        });

    private static bool IsPlain(byte value) => value is not (Flag or Escape or (Flag ^ 1) or (Escape ^ 1));
}
