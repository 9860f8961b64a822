using Wallet.Core.Battery;
using Wallet.Core.Link;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Dialogs;

/// <summary>What every dialog is made of: the page, the keys, and waiting for a key with a deadline.</summary>
/// <remarks>
/// While a dialog waits, the link is kept alive: frames are acknowledged and requests answered Busy. The display stays
/// lit.
/// </remarks>
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

    /// <summary>Large print on and off, on every page, until the next start or a visit to the settings.</summary>
    public const char SizeKey = 'D';

    private readonly DevicePorts _ports;
    private readonly HostLink _host;
    private readonly RefusalLog _refusals;
    private readonly DeviceSettings _settings;
    private readonly DevicePower _power;

    /// <summary>Of a device that has ports, screen, settings and refusals; the link is pumped meanwhile.</summary>
    public DialogIo(DeviceContext device, HostLink host)
    {
        _ports = device.Ports;
        Screen = device.Screen;
        _host = host;
        _refusals = device.Refusals;
        _settings = device.Settings;
        _power = device.Power;
    }

    /// <summary>The display.</summary>
    public TextScreen Screen { get; private set; }

    /// <summary>
    /// The last touch command, for whoever takes it, loop or dialog: there is room for one on a device. Null before
    /// the first, and on a device that is never touched.
    /// </summary>
    public byte[] Touch { get; private set; }

    /// <summary>Takes the next touch command into <see cref="Touch"/>, if one has arrived.</summary>
    /// <returns>Its length in bytes, 0 where there is none.</returns>
    public int TakeTouch()
    {
        if (_ports.TouchTarget == null)
        {
            return 0;
        }

        if (Touch == null)
        {
            Touch = new byte[TouchCarry.MessageBytesMax];
        }

        return _ports.TouchTarget.TryReceive(Touch, 0, Touch.Length);
    }

    /// <summary>Answers the touch command that was taken with a status, and notes a refusal.</summary>
    public void AnswerTouch(int type, StatusCode status)
    {
        _refusals.Note(type, status);
        byte[] reply = StatusReply.To(type, status).Encode();
        _ports.TouchTarget.Reply(reply, 0, reply.Length);
    }

    /// <summary>The deadline that lies so far ahead, on the monotonic clock.</summary>
    public long DeadlineIn(int timeoutMs)
    {
        return _ports.Monotonic.NowMs() + timeoutMs;
    }

    /// <summary>Plays a sound, unless the holder wants none.</summary>
    public void Play(Sound sound)
    {
        if (_settings.SoundOn)
        {
            _ports.Buzzer.Play(sound);
        }
    }

    /// <summary>Plays what a key sounds like: with heard keys, each has a tone of its own.</summary>
    public void PlayKey(char key)
    {
        Play(_settings.HeardKeys ? Tone(ToneOf(key)) : Sound.Key);
    }

    /// <summary>
    /// Plays what typing a secret sounds like: with heard keys, a tone that rises with the places that are filled.
    /// </summary>
    public void PlayPlace(int filled)
    {
        Play(_settings.HeardKeys ? Tone(filled) : Sound.Key);
    }

    /// <summary>Where it is the key for it, the letters take their other size; whoever waits then draws anew.</summary>
    /// <returns>True where it was that key.</returns>
    public bool TakeSize(char key)
    {
        if (key != SizeKey)
        {
            return false;
        }

        Screen.LargePrint = !Screen.LargePrint;
        return true;
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

    /// <summary>Waits for a key, and plays it.</summary>
    /// <param name="deadlineMs">On the monotonic clock.</param>
    /// <param name="key">The key, or '\0'.</param>
    /// <returns>False when the deadline passed first.</returns>
    public bool TryWaitKey(long deadlineMs, out char key)
    {
        bool isPressed = TryWaitSilently(deadlineMs, out key);
        if (isPressed)
        {
            PlayKey(key);
        }

        return isPressed;
    }

    /// <summary>As <see cref="TryWaitKey"/> without a sound: for keys that nobody is to hear apart.</summary>
    public bool TryWaitSilently(long deadlineMs, out char key)
    {
        while (true)
        {
            _power.Light();
            _host.PumpBusy();
            RefuseTouch();
            key = _ports.Keypad.TryReadKey();
            if (key != '\0')
            {
                TakeSize(key);
                return true;
            }

            if (!TrySleep(deadlineMs))
            {
                return false;
            }
        }
    }

    /// <summary>Sleeps until something happens, the link wants a turn, or the deadline comes.</summary>
    /// <param name="deadlineMs">On the monotonic clock.</param>
    /// <returns>False, at once, where the deadline has passed.</returns>
    public bool TrySleep(long deadlineMs)
    {
        long leftMs = deadlineMs - _ports.Monotonic.NowMs();
        if (leftMs <= 0)
        {
            return false;
        }

        int linkMs = _host.WaitMs();
        _ports.Events.Wait(leftMs < linkMs ? (int)leftMs : linkMs);
        return true;
    }

    private static Sound Tone(int step)
    {
        return (Sound)((int)Sound.Tone + step);
    }

    // Digits upwards from 0, then the letters, then the two keys that are not digits.
    private static int ToneOf(char key)
    {
        if (key >= '0' && key <= '9')
        {
            return key - '0';
        }

        return key >= 'A' && key <= 'D' ? 10 + key - 'A' : key == EraseKey ? 14 : 15;
    }

    // At a touch meanwhile the terminal hears at once that the card is busy, instead of nothing.
    private void RefuseTouch()
    {
        int count = TakeTouch();
        if (count > 0)
        {
            AnswerTouch(MessageFields.PeekType(Touch, 0, count), StatusCode.Busy);
        }
    }
}
