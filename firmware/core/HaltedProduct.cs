using Wallet.Core.Dialogs;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core;

/// <summary>What a device is that must not be used: it says so, and answers who it is.</summary>
public sealed class HaltedProduct : IProduct
{
    private readonly DeviceContext _device;
    private readonly StatusCode _status;

    /// <summary>
    /// Halts for the reason given; the display shows it, and the number of the self-test where one failed.
    /// </summary>
    public HaltedProduct(DeviceContext device, StatusCode status)
    {
        _device = device;
        _status = status;
    }

    /// <inheritdoc/>
    public DeviceState State
    {
        get { return DeviceState.Halted; }
    }

    /// <inheritdoc/>
    public bool IsOver
    {
        get { return false; }
    }

    /// <inheritdoc/>
    public void ShowResting()
    {
        TextScreen screen = _device.Screen;
        if (screen.LargePrint)
        {
            LargePage.Draw(screen, screen.Text(TextId.DoNotUse), string.Empty, null, 0);
        }
        else
        {
            screen.Clear();
            screen.Title(screen.Text(TextId.SelfTestFailed));
            screen.Paragraph(screen.Rows > 4 ? 2 : 1, screen.Text(TextId.DoNotUse));
        }

        string number = _device.SelfTestNumber == 0
            ? ((int)_status).ToString()
            : string.Concat(((int)_status).ToString(), "/", _device.SelfTestNumber.ToString());
        screen.Pair(screen.Rows - 1, screen.Text(TextId.SelfTestNumber), number);
        screen.Show();
    }

    /// <inheritdoc/>
    public void PressKey(char key)
    {
    }

    /// <inheritdoc/>
    public StatusCode Check(DeviceState state, MessageOrigin origin, int type)
    {
        if (origin == MessageOrigin.Host)
        {
            return HostGate.Check(DeviceState.Halted, type);
        }

        bool isTouch = type == (int)MessageType.TouchOpen || type == (int)MessageType.TouchPay;
        return isTouch ? StatusCode.WrongState : StatusCode.MessageUnknown;
    }

    /// <inheritdoc/>
    public StatusCode Synchronise()
    {
        return StatusCode.WrongState;
    }

    /// <inheritdoc/>
    public byte[] HandleTouch(int type, byte[] command)
    {
        return StatusReply.To(type, StatusCode.WrongState).Encode();
    }

    /// <inheritdoc/>
    public int WaitMs()
    {
        return 60000;
    }

    /// <inheritdoc/>
    public bool Expire()
    {
        return false;
    }
}
