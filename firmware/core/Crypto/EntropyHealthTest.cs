namespace Wallet.Core.Crypto;

/// <summary>The continuous health tests of one entropy source (SP 800-90B, 4.4); a byte is a sample.</summary>
/// <remarks>
/// The claim is modest, one bit of min-entropy a sample, and a good source fails by chance once in 2^30 windows. From
/// that follow both cut-offs. The tests find a source that is stuck, unplugged or strongly biased; they cannot tell
/// randomness from a counter, which is why several sources are mixed.
/// </remarks>
public sealed class EntropyHealthTest
{
    /// <summary>Repetition count test, 4.4.1: this many equal samples in a row fail; 1 + 30 / 1.</summary>
    public const int RepetitionCutoff = 31;

    /// <summary>Samples of a window of the adaptive proportion test, 4.4.2, for a source that is not binary.</summary>
    public const int ProportionWindow = 512;

    /// <summary>
    /// Adaptive proportion test: a window whose first sample occurs this often fails;
    /// 1 + critbinom(512, 2^-1, 1 - 2^-30).
    /// </summary>
    public const int ProportionCutoff = 325;

    private int _lastSample;
    private int _repetitions;
    private int _windowSample;
    private int _windowCount;
    private int _windowMatches;

    /// <summary>Starts both tests afresh.</summary>
    public void Reset()
    {
        _repetitions = 0;
        _windowCount = 0;
        _windowMatches = 0;
    }

    /// <summary>Runs both tests over more samples, going on where the last call ended.</summary>
    /// <returns>False where a test failed.</returns>
    public bool Accept(byte[] samples, int offset, int count)
    {
        bool healthy = true;
        for (int i = 0; i < count; i++)
        {
            int sample = samples[offset + i];
            healthy &= AcceptRepetition(sample) & AcceptProportion(sample);
        }
        return healthy;
    }

    private bool AcceptRepetition(int sample)
    {
        if (_repetitions == 0 || sample != _lastSample)
        {
            _lastSample = sample;
            _repetitions = 1;
            return true;
        }
        if (_repetitions < RepetitionCutoff) { _repetitions++; }
        return _repetitions < RepetitionCutoff;
    }

    private bool AcceptProportion(int sample)
    {
        if (_windowCount == 0)
        {
            _windowSample = sample;
            _windowMatches = 0;
        }
        if (sample == _windowSample) { _windowMatches++; }

        _windowCount = _windowCount + 1 == ProportionWindow ? 0 : _windowCount + 1;
        return _windowMatches < ProportionCutoff;
    }
}
