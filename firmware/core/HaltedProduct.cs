using Wallet.Core.Dialogs;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core;

/// <summary>What a device is that must not be used: it says so, and answers who it is.</summary>
/// <remarks>
/// A card whose records cannot be read can be wiped by whoever holds it, without the PIN that nothing is left to check:
/// what it held opens no more, its money comes back by expiry, and its account by a sheet or a new code. A terminal
/// cannot, because payments that it has not reported may still be sound.
/// </remarks>
public sealed class HaltedProduct : IProduct
{
    private readonly DeviceContext _device;
    private readonly StatusCode _status;
    private bool _isWipeBegun;

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
        get { return _isWipeBegun; }
    }

    private bool CanWipe
    {
        get
        {
            return _device.Kind == DeviceKind.Card && _status == StatusCode.StorageDamaged && _device.Vault != null;
        }
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

        bool isTall = screen.Rows > 4;
        if (isTall && CanWipe)
        {
            screen.Centered(screen.Rows - 2, screen.Text(TextId.KeysWipe));
        }

        // Four rows have no room for both, and the key helps more than the name of the number.
        TextId left = CanWipe && !isTall ? TextId.KeysWipe : TextId.SelfTestNumber;
        string number = _device.SelfTestNumber == 0
            ? ((int)_status).ToString()
            : string.Concat(((int)_status).ToString(), "/", _device.SelfTestNumber.ToString());
        screen.Pair(screen.Rows - 1, screen.Text(left), number);
        screen.Show();
    }

    /// <inheritdoc/>
    public void PressKey(char key)
    {
        if (key == DialogIo.EraseKey && CanWipe)
        {
            Wipe();
        }
    }

    /// <inheritdoc/>
    public StatusCode Check(DeviceState state, MessageOrigin origin, int type)
    {
        if (origin == MessageOrigin.Host)
        {
            return HostGate.Check(DeviceState.Halted, type);
        }

        bool isTouch = type == (int)MessageType.TouchOpen || type == (int)MessageType.TouchPay
            || type == (int)MessageType.TouchCarry;
        return isTouch ? StatusCode.WrongState : StatusCode.MessageUnknown;
    }

    /// <inheritdoc/>
    public StatusCode Synchronise()
    {
        return StatusCode.WrongState;
    }

    /// <inheritdoc/>
    public StatusCode HandleHost(int type, byte[] message)
    {
        return StatusCode.MessageUnknown;
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

    private void Wipe()
    {
        TextScreen screen = _device.Screen;
        string title = screen.Text(TextId.WipeConfirm);
        StatusCode status = Confirm.Ask(_device, title, screen.Text(TextId.WipeDamaged), DialogIo.TimeoutMs);
        if (status == StatusCode.Ok)
        {
            status = Confirm.Ask(_device, title, screen.Text(TextId.WipeWarning), DialogIo.TimeoutMs);
        }

        if (status == StatusCode.Ok)
        {
            status = _device.BeginWipe();
        }

        _isWipeBegun = status == StatusCode.Ok;
        if (!_isWipeBegun)
        {
            Notice.ShowRefusal(_device, status);
        }
    }
}
