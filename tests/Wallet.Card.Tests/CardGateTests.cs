using Wallet.Core;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card.Tests;

/// <summary>Walks every state, origin and type against a table of its own, written from ARCHITECTURE.md's.</summary>
[TestClass]
public sealed class CardGateTests
{
    [TestMethod]
    public void Check_EveryPair_IsTheTable()
    {
        for (int state = 0; state <= 7; state++)
        {
            for (int origin = 0; origin <= 3; origin++)
            {
                for (int type = -1; type <= 256; type++)
                {
                    StatusCode expected = Expected((DeviceState)state, (MessageOrigin)origin, type);
                    StatusCode actual = CardGate.Check((DeviceState)state, (MessageOrigin)origin, type);
                    Assert.AreEqual(expected, actual, $"{(DeviceState)state} {(MessageOrigin)origin} {type}");
                    Assert.AreEqual(
                        expected == StatusCode.Ok,
                        CardGate.Allows((DeviceState)state, (MessageOrigin)origin, type));
                }
            }
        }
    }

    [TestMethod]
    public void Check_HaltedCardAtATouch_IsTheTablesColumn()
    {
        var halted = new HaltedProduct(new DeviceContext(), StatusCode.StorageDamaged);
        for (int type = 0; type < 256; type++)
        {
            Assert.AreEqual(
                CardGate.Check(DeviceState.Halted, MessageOrigin.Touch, type),
                halted.Check(DeviceState.Halted, MessageOrigin.Touch, type),
                $"{type}");
        }
    }

    private static StatusCode Expected(DeviceState state, MessageOrigin origin, int type)
    {
        // One letter a state, Fresh to Locked: Y handled, W WrongState, B Busy, L DeviceLocked, U UpdateNotStarted. No
        // other state has any.
        string? row = (origin, type) switch
        {
            (MessageOrigin.Host, (int)MessageType.GetDeviceInfo) => "YYYYYY",
            (MessageOrigin.Host, (int)MessageType.NetworkChanged) => "YYYYWY",
            (MessageOrigin.Host, (int)MessageType.Synchronise) => "WYYBWL",
            (MessageOrigin.Host, (int)MessageType.AnswerChallenge) => "WWYBWL",
            (MessageOrigin.Touch, (int)MessageType.TouchOpen) => "WWYYWL",
            (MessageOrigin.Touch, (int)MessageType.TouchPay) => "WWYYWL",
            (MessageOrigin.Touch, (int)MessageType.TouchCarry) => "WUUBWL",
            _ => null,
        };
        if (row == null)
        {
            return StatusCode.MessageUnknown;
        }

        int column = (int)state - 1;
        char letter = column >= 0 && column < row.Length ? row[column] : 'W';
        return letter switch
        {
            'Y' => StatusCode.Ok,
            'B' => StatusCode.Busy,
            'L' => StatusCode.DeviceLocked,
            'U' => StatusCode.UpdateNotStarted,
            _ => StatusCode.WrongState,
        };
    }
}
