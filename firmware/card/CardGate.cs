using Wallet.Core;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card;

/// <summary>Who may ask the card for what, when. The table is in ARCHITECTURE.md; refuses by default.</summary>
public static class CardGate
{
    /// <summary>Ok, or why the request is refused.</summary>
    public static StatusCode Check(DeviceState state, MessageOrigin origin, int type)
    {
        switch (origin)
        {
            case MessageOrigin.Host:
                return CheckHost(state, type);
            case MessageOrigin.Touch:
                return CheckTouch(state, type);
            default:
                return StatusCode.MessageUnknown;
        }
    }

    /// <summary>True where the request is handled.</summary>
    public static bool Allows(DeviceState state, MessageOrigin origin, int type)
    {
        return Check(state, origin, type) == StatusCode.Ok;
    }

    // Without trusted time no challenge is answered: the time goes into the password.
    private static StatusCode CheckHost(DeviceState state, int type)
    {
        if (type != (int)MessageType.AnswerChallenge)
        {
            return HostGate.Check(state, type);
        }

        switch (state)
        {
            case DeviceState.Ready:
                return StatusCode.Ok;
            case DeviceState.Armed:
                return StatusCode.Busy;
            case DeviceState.Locked:
                return StatusCode.DeviceLocked;
            default:
                return StatusCode.WrongState;
        }
    }

    // In Ready a touch can only finish a payment that a torn touch left behind; TouchOpenUseCase answers NotArmed else.
    private static StatusCode CheckTouch(DeviceState state, int type)
    {
        switch (type)
        {
            case (int)MessageType.TouchOpen:
            case (int)MessageType.TouchPay:
                return CheckPayment(state);
            case (int)MessageType.TouchCarry:
                return CheckCarry(state);
            default:
                return StatusCode.MessageUnknown;
        }
    }

    private static StatusCode CheckPayment(DeviceState state)
    {
        switch (state)
        {
            case DeviceState.Ready:
            case DeviceState.Armed:
                return StatusCode.Ok;
            case DeviceState.Locked:
                return StatusCode.DeviceLocked;
            default:
                return StatusCode.WrongState;
        }
    }

    // A card has something to carry only while its holder's update waits for it, and then the loop stands still.
    private static StatusCode CheckCarry(DeviceState state)
    {
        switch (state)
        {
            case DeviceState.Enrolled:
            case DeviceState.Ready:
                return StatusCode.UpdateNotStarted;
            case DeviceState.Armed:
                return StatusCode.Busy;
            case DeviceState.Locked:
                return StatusCode.DeviceLocked;
            default:
                return StatusCode.WrongState;
        }
    }
}
