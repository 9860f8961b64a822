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
        for (int state = 0; state <= 6; state++)
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

    private static StatusCode Expected(DeviceState state, MessageOrigin origin, int type)
    {
        // One letter a state, Fresh to Halted: Y handled, W WrongState, B Busy; states there are none of are refused.
        string? row = (origin, type) switch
        {
            (MessageOrigin.Host, (int)MessageType.GetDeviceInfo) => "YYYYY",
            (MessageOrigin.Host, (int)MessageType.NetworkChanged) => "YYYYW",
            (MessageOrigin.Host, (int)MessageType.Synchronise) => "WYYBW",
            (MessageOrigin.Touch, (int)MessageType.TouchOpen) => "WWYYW",
            (MessageOrigin.Touch, (int)MessageType.TouchPay) => "WWYYW",
            _ => null,
        };
        if (row == null)
        {
            return StatusCode.MessageUnknown;
        }

        int column = (int)state - 1;
        char letter = column >= 0 && column < row.Length ? row[column] : 'W';
        return letter == 'Y' ? StatusCode.Ok : letter == 'B' ? StatusCode.Busy : StatusCode.WrongState;
    }
}
