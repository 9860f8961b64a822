using Wallet.Core.Link;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Dialogs;

/// <summary>What every dialog is made of: the page, the keys, and waiting for a key with a deadline.</summary>
/// <remarks>While a dialog waits, the link is kept alive: frames are acknowledged and requests answered Busy.</remarks>
public sealed class DialogIo
{
    /// <summary>How long a question stands before silence means no.</summary>
    public const int TimeoutMs = 60000;

    /// <summary>How long a message stands that needs no answer.</summary>
    public const int NoticeMs = 8000;

    /// <summary>Yes, or done.</summary>
    public const char YesKey = '#';

    /// <summary>No, or back.</summary>
    public const char NoKey = 'C';

    /// <summary>Deletes a digit; in a question of yes or no it means no.</summary>
    public const char EraseKey = '*';

    /// <summary>Up in a list.</summary>
    public const char UpKey = 'A';

    /// <summary>Down in a list.</summary>
    public const char DownKey = 'B';

    private const int TouchBytesMax = 1024;

    private readonly DevicePorts _ports;
    private readonly HostLink _host;
    private readonly RefusalLog _refusals;
    private readonly byte[] _touch = new byte[TouchBytesMax];

    /// <summary>Takes the ports, the link that is pumped meanwhile, and where refused touches are noted.</summary>
    public DialogIo(DevicePorts ports, TextScreen screen, HostLink host, RefusalLog refusals)
    {
        _ports = ports;
        Screen = screen;
        _host = host;
        _refusals = refusals;
    }

    /// <summary>The display.</summary>
    public TextScreen Screen { get; private set; }

    /// <summary>The deadline that lies so far ahead, on the monotonic clock.</summary>
    public long DeadlineIn(int timeoutMs)
    {
        return _ports.Monotonic.NowMs() + timeoutMs;
    }

    /// <summary>Plays a sound.</summary>
    public void Play(Sound sound)
    {
        _ports.Buzzer.Play(sound);
    }

    /// <summary>
    /// Throws away keys pressed before now. A question about money does this once it is on the display, so that nobody
    /// says yes to what could not yet be read.
    /// </summary>
    public void DropEarlierKeys()
    {
        while (_ports.Keypad.TryReadKey() != '\0')
        {
        }
    }

    /// <summary>Waits for a key.</summary>
    /// <param name="deadlineMs">On the monotonic clock.</param>
    /// <param name="key">The key, or '\0'.</param>
    /// <returns>False when the deadline passed first.</returns>
    public bool TryWaitKey(long deadlineMs, out char key)
    {
        while (true)
        {
            _host.PumpBusy();
            RefuseTouch();
            key = _ports.Keypad.TryReadKey();
            if (key != '\0')
            {
                Play(Sound.Key);
                return true;
            }

            long leftMs = deadlineMs - _ports.Monotonic.NowMs();
            if (leftMs <= 0)
            {
                return false;
            }

            int linkMs = _host.WaitMs();
            _ports.Events.Wait(leftMs < linkMs ? (int)leftMs : linkMs);
        }
    }

    // At a touch meanwhile the terminal hears at once that the card is busy, instead of nothing.
    private void RefuseTouch()
    {
        ITouchTarget target = _ports.TouchTarget;
        int count = target == null ? 0 : target.TryReceive(_touch, 0, _touch.Length);
        if (count > 0)
        {
            int type = MessageFields.PeekType(_touch, 0, count);
            _refusals.Note(type, StatusCode.Busy);
            byte[] reply = StatusReply.To(type, StatusCode.Busy).Encode();
            target.Reply(reply, 0, reply.Length);
        }
    }
}
