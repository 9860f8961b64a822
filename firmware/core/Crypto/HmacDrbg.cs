using System;
using Wallet.Core.Ports;
using Wallet.Core.Safety;

namespace Wallet.Core.Crypto;

/// <summary>HMAC_DRBG with SHA-256 (SP 800-90A Rev. 1, section 10.1.2), security strength 256 bits.</summary>
/// <remarks>Optional inputs may be null, which is the same as empty. An instance is for one thread.</remarks>
public sealed class HmacDrbg
{
    /// <summary>The most bytes of one <see cref="Generate"/>: 2^19 bits (table 2).</summary>
    public const int RequestBytesMax = 65536;

    /// <summary>The most requests between two seeds: 2^48 (table 2).</summary>
    public const long ReseedInterval = 1L << 48;

    private const int StateBytes = HmacSha256.MacBytes;

    private readonly IHmacSha256 _hmac;
    private readonly byte[] _key = new byte[StateBytes];
    private readonly byte[] _value = new byte[StateBytes];
    private readonly byte[] _next = new byte[StateBytes];
    private long _reseedCounter;
    private bool _isUpdateDue;

    /// <summary>Makes a generator that must be instantiated before use.</summary>
    public HmacDrbg(IHmacSha256 hmac)
    {
        _hmac = hmac;
    }

    /// <summary>One more than the requests since the last seed; zero before the first.</summary>
    public long ReseedCounter
    {
        get { return _reseedCounter; }
    }

    /// <summary>Seeds the generator (section 10.1.2.3).</summary>
    /// <param name="entropy">Entropy input, at least 256 bits of entropy.</param>
    /// <param name="nonce">At least 128 bits more, unless <paramref name="entropy"/> has them (section 8.6.7).</param>
    /// <param name="personalization">What sets this generator apart from others; not secret.</param>
    public void Instantiate(byte[] entropy, byte[] nonce, byte[] personalization)
    {
        for (int i = 0; i < StateBytes; i++)
        {
            _key[i] = 0x00;
            _value[i] = 0x01;
        }
        Update(entropy, nonce, personalization);
        _reseedCounter = 1;
        _isUpdateDue = false;
    }

    /// <summary>Mixes fresh entropy into the state (section 10.1.2.4).</summary>
    public void Reseed(byte[] entropy, byte[] additional)
    {
        RequireSeeded();
        FinishRequest();
        Update(entropy, additional, null);
        _reseedCounter = 1;
    }

    /// <summary>Writes up to <see cref="RequestBytesMax"/> random bytes (section 10.1.2.5).</summary>
    public void Generate(byte[] output, int offset, int count)
    {
        GenerateDeferred(output, offset, count);
        FinishRequest();
    }

    /// <summary>Writes what <see cref="Generate"/> would and leaves the state's update to what comes next.</summary>
    /// <remarks>
    /// For a nonce: RFC 6979, 3.2.h, updates the state only where another is needed. Until then the state holds what
    /// was written, so <see cref="Clear"/> must follow where nothing else does.
    /// </remarks>
    public void GenerateDeferred(byte[] output, int offset, int count)
    {
        RequireSeeded();
        Guard.That(count >= 0 && count <= RequestBytesMax, 201);
        FinishRequest();

        while (count > 0)
        {
            AdvanceValue();
            int taken = count < StateBytes ? count : StateBytes;
            Array.Copy(_value, 0, output, offset, taken);
            offset += taken;
            count -= taken;
        }
        _reseedCounter++;
        _isUpdateDue = true;
    }

    /// <summary>Forgets the state; the generator must be instantiated before the next use.</summary>
    public void Clear()
    {
        Array.Clear(_key, 0, StateBytes);
        Array.Clear(_value, 0, StateBytes);
        Array.Clear(_next, 0, StateBytes);
        _reseedCounter = 0;
        _isUpdateDue = false;
    }

    // The last step of a request (section 10.1.2.5), unless it has been done.
    private void FinishRequest()
    {
        if (_isUpdateDue)
        {
            Update(null, null, null);
            _isUpdateDue = false;
        }
    }

    private void RequireSeeded()
    {
        Guard.That(_reseedCounter > 0 && _reseedCounter <= ReseedInterval, 202);
    }

    // Section 10.1.2.2, over the concatenation of the three inputs.
    private void Update(byte[] first, byte[] second, byte[] third)
    {
        int firstCount = first == null ? 0 : first.Length;
        int secondCount = second == null ? 0 : second.Length;
        int thirdCount = third == null ? 0 : third.Length;
        byte[] source = new byte[StateBytes + 1 + firstCount + secondCount + thirdCount];
        int at = StateBytes + 1;
        if (firstCount > 0) { Array.Copy(first, 0, source, at, firstCount); }
        if (secondCount > 0) { Array.Copy(second, 0, source, at + firstCount, secondCount); }
        if (thirdCount > 0) { Array.Copy(third, 0, source, at + firstCount + secondCount, thirdCount); }

        AdvanceKey(source, 0x00);
        if (source.Length > at) { AdvanceKey(source, 0x01); }

        Array.Clear(source, 0, source.Length);
    }

    // Key = HMAC(Key, V | round | data), V = HMAC(Key, V).
    private void AdvanceKey(byte[] source, byte round)
    {
        Array.Copy(_value, 0, source, 0, StateBytes);
        source[StateBytes] = round;
        _hmac.Compute(_key, 0, StateBytes, source, 0, source.Length, _next, 0);
        Array.Copy(_next, 0, _key, 0, StateBytes);
        AdvanceValue();
    }

    private void AdvanceValue()
    {
        _hmac.Compute(_key, 0, StateBytes, _value, 0, StateBytes, _next, 0);
        Array.Copy(_next, 0, _value, 0, StateBytes);
    }
}
