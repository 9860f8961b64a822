using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core;

/// <summary>The one loop of a device: keys to the menu; messages to the gate, then to whoever handles them.</summary>
/// <remarks>
/// Sleeps only in IEvents.Wait. Dispatch is a plain switch, so that everything a device can do can be read here. With
/// nothing to handle it works ahead, a slice at a time, and looks at its ports after each; never within a touch. While
/// a use case or a dialog runs the loop stands still, and so does the work. A display that nobody has looked at for a
/// while is dark, and nothing is drawn for it.
/// </remarks>
public sealed class DeviceLoop
{
    /// <summary>As GetDeviceInfo says it, with the build's stamp behind it.</summary>
    public const string FirmwareVersion = "0.1.0";

    /// <summary>
    /// For so long after a touch command no background work begins: the terminal checks what it was given, and its next
    /// command is to be answered at once.
    /// </summary>
    public const int TouchQuietMs = 2000;

    private readonly DeviceContext _device;
    private readonly IProduct _product;
    private long _quietUntilMs;

    /// <summary>A loop over a device that has started.</summary>
    public DeviceLoop(DeviceContext device, IProduct product)
    {
        _device = device;
        _product = product;
        device.Power.Follow(product);
    }

    /// <summary>Returns where the product says that the device has to start anew, and else never.</summary>
    public void Run()
    {
        _product.ShowResting();
        while (!_product.IsOver)
        {
            if (!Step())
            {
                Rest();
            }
        }
    }

    /// <summary>Handles what waits, at most one thing of each kind.</summary>
    /// <returns>True where there was something, so that there may be more.</returns>
    public bool Step()
    {
        bool redraw = _product.Expire();
        bool worked = redraw;
        if (redraw && !_device.Power.IsDark)
        {
            // What shows now by itself is to be read as long as what comes by a key.
            _device.Power.Light();
        }

        if (_device.Host.TryTakeRequest(out byte[] message))
        {
            _device.Host.Reply(AnswerHost(message));
            worked = true;
            redraw = true;
        }

        if (AnswerTouch(out bool changed))
        {
            worked = true;
            redraw |= changed;
        }

        char key = _device.Ports.Keypad.TryReadKey();
        if (key != '\0')
        {
            TakeKey(key);
            worked = true;
            redraw = true;
        }

        if (redraw)
        {
            ShowResting();
        }

        return worked;
    }

    /// <summary>
    /// When nothing waits: a look at the clocks where one is due, one slice of background work; where there is none,
    /// sleeps.
    /// </summary>
    public void Rest()
    {
        bool mayWork = QuietMs() == 0;
        if (mayWork && _device.Watch != null && _device.Watch.Step())
        {
            ShowResting();
        }

        _device.Power.Update();
        if (mayWork && _device.Background.Step())
        {
            // No sleep, but the board's other parts get a turn, and one that has failed is heard of.
            _device.Ports.Events.Wait(0);
        }
        else
        {
            Sleep();
        }
    }

    // In the dark a key only wakes: nobody is to type blind.
    private void TakeKey(char key)
    {
        bool wakes = _device.Power.IsDark;
        _device.Ask.PlayKey(key);
        _device.Power.Light();
        if (wakes)
        {
            // So do those that were pressed before the page stood.
            ShowResting();
            _device.Ask.DropEarlierKeys();
        }
        else if (!_device.Ask.TakeSize(key))
        {
            _product.PressKey(key);

            // What it did may have taken its time, and what it leaves is to be read.
            _device.Power.Light();
        }
    }

    private void ShowResting()
    {
        if (!_device.Power.IsDark)
        {
            _product.ShowResting();
        }
    }

    private void Sleep()
    {
        int waitMs = _product.WaitMs();
        int darkMs = _device.Power.WaitMs();
        if (darkMs < waitMs)
        {
            waitMs = darkMs;
        }

        int linkMs = _device.Host.WaitMs();
        int quietMs = QuietMs();
        if (linkMs < waitMs)
        {
            waitMs = linkMs;
        }

        // What the watch over the clocks waits for is not looked at before the touch is over.
        int workMs = quietMs > 0 || _device.Watch == null ? quietMs : _device.Watch.WaitMs();
        bool hasWork = quietMs > 0 || _device.Watch != null;
        if (hasWork && workMs < waitMs)
        {
            waitMs = workMs;
        }

        _device.Ports.Events.Wait(waitMs);
    }

    private int QuietMs()
    {
        long leftMs = _quietUntilMs - _device.Ports.Monotonic.NowMs();
        return leftMs > 0 ? (int)leftMs : 0;
    }

    private byte[] AnswerHost(byte[] message)
    {
        int type = MessageFields.PeekType(message, 0, message.Length);
        StatusCode status = _product.Check(_product.State, MessageOrigin.Host, type);
        if (status == StatusCode.Ok)
        {
            switch (type)
            {
                case (int)MessageType.GetDeviceInfo:
                    return DeviceInfo.Answer(_device, _product.State, message);
                case (int)MessageType.NetworkChanged:
                    status = TakeNetworkChanged(message);
                    break;
                case (int)MessageType.Synchronise:
                    status = Protocol.Messages.Synchronise.TryDecode(message, 0, message.Length, out _);
                    status = status == StatusCode.Ok ? Synchronise() : status;
                    break;
                default:
                    _device.Power.Light();
                    status = _product.HandleHost(type, message);
                    break;
            }
        }

        _device.Refusals.Note(type, status);
        return StatusReply.To(type, status).Encode();
    }

    // It shows how far it is, and what it ends with.
    private StatusCode Synchronise()
    {
        _device.Power.Light();
        StatusCode status = _product.Synchronise();
        _device.Power.Light();
        return status;
    }

    private StatusCode TakeNetworkChanged(byte[] message)
    {
        StatusCode status = NetworkChanged.TryDecode(message, 0, message.Length, out NetworkChanged change);
        if (status == StatusCode.Ok)
        {
            _device.Online = change.Online;
        }

        return status;
    }

    // Only a payment changes what is shown: between the two commands of a touch there is no time to draw.
    private bool AnswerTouch(out bool changed)
    {
        changed = false;
        int count = _device.Ask.TakeTouch();
        if (count <= 0)
        {
            return false;
        }

        byte[] command = _device.Ask.Touch;
        int type = MessageFields.PeekType(command, 0, count);
        StatusCode status = _product.Check(_product.State, MessageOrigin.Touch, type);
        if (status == StatusCode.Ok)
        {
            byte[] reply = _product.HandleTouch(type, Bytes.Slice(command, 0, count));
            _device.Ports.TouchTarget.Reply(reply, 0, reply.Length);
            changed = type == (int)MessageType.TouchPay;
        }
        else
        {
            _device.Ask.AnswerTouch(type, status);
        }

        _device.Power.Light();
        _quietUntilMs = _device.Ports.Monotonic.NowMs() + TouchQuietMs;
        return true;
    }
}
