namespace Wallet.Core.Ports;

/// <summary>The tones by which keys are told apart, of a scale that most people can sing.</summary>
public static class Tones
{
    /// <summary>Tones there are: one for each key of the keypad.</summary>
    public const int Count = 16;

    /// <summary>Frequency in Hz, from the lowest, 0, to the highest, 15: two octaves of C major, from C5.</summary>
    public static int FrequencyHz(int step)
    {
        switch (step % 7)
        {
            case 0:
                return Octave(step, 523);
            case 1:
                return Octave(step, 587);
            case 2:
                return Octave(step, 659);
            case 3:
                return Octave(step, 698);
            case 4:
                return Octave(step, 784);
            case 5:
                return Octave(step, 880);
            default:
                return Octave(step, 988);
        }
    }

    private static int Octave(int step, int frequencyHz)
    {
        return frequencyHz << (step / 7);
    }
}
