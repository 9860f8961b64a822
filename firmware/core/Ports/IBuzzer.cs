namespace Wallet.Core.Ports;

/// <summary>Short sounds with a meaning. Returns at once; a new sound ends the one before it.</summary>
public interface IBuzzer
{
    /// <summary>Plays the sound.</summary>
    void Play(Sound sound);
}

/// <summary>What a sound tells the person who hears it.</summary>
public enum Sound
{
    /// <summary>A key was taken.</summary>
    Key = 0,
    /// <summary>It worked: one long high tone.</summary>
    Success = 1,
    /// <summary>It did not: two short low tones.</summary>
    Refusal = 2,
    /// <summary>Look at the display: a question waits.</summary>
    Attention = 3,
    /// <summary>
    /// The lowest of <see cref="Tones.Count"/> short tones, each higher than the one before: the number that follows it
    /// by n is the tone n steps above.
    /// </summary>
    Tone = 16,
}
