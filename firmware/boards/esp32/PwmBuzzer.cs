using System.Device.Pwm;
using System.Threading;
using Wallet.Core.Ports;

namespace Wallet.Boards.Esp32;

/// <summary>A passive buzzer on a PWM output.</summary>
/// <remarks>
/// Iot.Device.Buzzer is not used: its PlayTone sleeps until the tone is over. Here a sound is notes, which
/// <see cref="Tick"/> plays on while the program does something else.
/// </remarks>
public sealed class PwmBuzzer : IBuzzer
{
    private const int Silence = 0;
    private const int ToneMs = 80;

    // Pairs of a frequency in Hz and its time in ms.
    private static readonly int[] KeyNotes = { 2000, 20 };
    private static readonly int[] SuccessNotes = { 2700, 400 };
    private static readonly int[] RefusalNotes = { 400, 150, Silence, 100, 400, 150 };
    private static readonly int[] AttentionNotes = { 1500, 80, Silence, 80, 2000, 80 };

    private readonly PwmChannel _channel;

    // A sound and 1, given by the program; 0 once Tick has taken it.
    private int _ordered;

    private readonly int[] _tone = { Silence, ToneMs };
    private int[] _notes = KeyNotes;
    private int _next = KeyNotes.Length;
    private long _noteEndsMs;
    private bool _sounds;

    /// <summary>Over a channel that is stopped.</summary>
    public PwmBuzzer(PwmChannel channel)
    {
        _channel = channel;
    }

    /// <inheritdoc/>
    public void Play(Sound sound)
    {
        _ordered = (int)sound + 1;
    }

    /// <summary>Begins and ends notes; to be called every few milliseconds.</summary>
    public void Tick(long nowMs)
    {
        // In one step, or a sound ordered between reading and clearing would be lost.
        int ordered = Interlocked.Exchange(ref _ordered, 0);
        if (ordered != 0)
        {
            _notes = NotesOf(ordered - 1);
            _next = 0;
            _noteEndsMs = nowMs;
        }

        bool isPlaying = _next < _notes.Length || _sounds;
        if (!isPlaying || nowMs < _noteEndsMs)
        {
            return;
        }

        if (_next == _notes.Length)
        {
            StartNote(Silence);
            return;
        }

        StartNote(_notes[_next]);
        _noteEndsMs = nowMs + _notes[_next + 1];
        _next += 2;
    }

    private int[] NotesOf(int sound)
    {
        if (sound >= (int)Sound.Tone)
        {
            _tone[0] = Tones.FrequencyHz(sound - (int)Sound.Tone);
            return _tone;
        }

        switch ((Sound)sound)
        {
            case Sound.Success:
                return SuccessNotes;
            case Sound.Refusal:
                return RefusalNotes;
            case Sound.Attention:
                return AttentionNotes;
            default:
                return KeyNotes;
        }
    }

    private void StartNote(int frequencyHz)
    {
        if (_sounds)
        {
            _channel.Stop();
            _sounds = false;
        }

        if (frequencyHz != Silence)
        {
            _channel.Frequency = frequencyHz;
            _channel.Start();
            _sounds = true;
        }
    }
}
