using System;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Crypto;

/// <summary>The device's random bytes: HMAC_DRBG seeded from every source of the board, none trusted alone.</summary>
/// <remarks>
/// Each source gives 1024 samples, which pass the health tests and are hashed (SP 800-90B 3.1.5, a vetted conditioner);
/// the digests one after the other are the entropy input. Two or more digests of 256 bits hold the nonce as well
/// (SP 800-90A 8.6.7), and the seed is good as long as one source is. A source that fails stops all: the device is
/// then not to be used.
/// </remarks>
public sealed class DeviceRandom
{
    /// <summary>The fewest sources.</summary>
    public const int SourceCountMin = 2;

    /// <summary>Bytes each source gives to a seed; the start-up tests need 1024 (SP 800-90B, 4.3).</summary>
    public const int SampleBytes = 1024;

    private readonly IEntropySource[] _sources;
    private readonly EntropyHealthTest[] _healthTests;
    private readonly byte[] _personalization;
    private readonly HmacDrbg _drbg;
    private bool _ready;

    /// <summary>Takes the sources; nothing is read from them before <see cref="Start"/>.</summary>
    /// <param name="sources">At least two, independent of each other.</param>
    /// <param name="hmac">HMAC-SHA-256.</param>
    /// <param name="personalization">Sets this device apart, such as a serial number; may be null.</param>
    public DeviceRandom(IEntropySource[] sources, IHmacSha256 hmac, byte[] personalization)
    {
        _sources = sources;
        _personalization = personalization;
        _drbg = new HmacDrbg(hmac);
        _healthTests = new EntropyHealthTest[sources.Length];
        for (int i = 0; i < sources.Length; i++) { _healthTests[i] = new EntropyHealthTest(); }
    }

    /// <summary>Tests every source and seeds the generator. Blocks for up to a second a source.</summary>
    /// <returns>Ok, or EntropyFailed; the generator then gives nothing until a later start succeeds.</returns>
    public StatusCode Start()
    {
        for (int i = 0; i < _healthTests.Length; i++) { _healthTests[i].Reset(); }

        byte[] entropy = Gather();
        _ready = entropy != null;
        if (!_ready) { return StatusCode.EntropyFailed; }

        _drbg.Instantiate(entropy, null, _personalization);
        Array.Clear(entropy, 0, entropy.Length);
        return StatusCode.Ok;
    }

    /// <summary>Mixes fresh entropy of every source into the generator. Blocks for up to a second a source.</summary>
    /// <returns>Ok, or EntropyFailed; the generator then gives nothing until a later start succeeds.</returns>
    public StatusCode Reseed()
    {
        RequireReady();
        byte[] entropy = Gather();
        _ready = entropy != null;
        if (!_ready)
        {
            _drbg.Clear();
            return StatusCode.EntropyFailed;
        }

        _drbg.Reseed(entropy, null);
        Array.Clear(entropy, 0, entropy.Length);
        return StatusCode.Ok;
    }

    /// <summary>Writes random bytes. Only after a successful <see cref="Start"/>; never blocks.</summary>
    public void Fill(byte[] buffer, int offset, int count)
    {
        RequireReady();
        while (count > 0)
        {
            int taken = count < HmacDrbg.RequestBytesMax ? count : HmacDrbg.RequestBytesMax;
            _drbg.Generate(buffer, offset, taken);
            offset += taken;
            count -= taken;
        }
    }

    private void RequireReady()
    {
        Guard.That(_ready, 203);
    }

    // One digest a source, or null where any of them failed. Every source is asked, also after one has failed.
    private byte[] Gather()
    {
        if (_sources.Length < SourceCountMin) { return null; }

        byte[] samples = new byte[SampleBytes];
        byte[] entropy = new byte[_sources.Length * Sha256.DigestBytes];
        Sha256 sha256 = new Sha256();
        bool healthy = true;
        for (int i = 0; i < _sources.Length; i++)
        {
            healthy &= _sources[i].Fill(samples, 0, SampleBytes) == StatusCode.Ok;
            healthy &= _healthTests[i].Accept(samples, 0, SampleBytes);
            sha256.Update(samples, 0, SampleBytes);
            sha256.Finish(entropy, i * Sha256.DigestBytes);
            healthy &= !RepeatsEarlierDigest(entropy, i);
        }
        Array.Clear(samples, 0, SampleBytes);
        return healthy ? entropy : null;
    }

    // Two sources that give the same samples are one source wired twice.
    private static bool RepeatsEarlierDigest(byte[] entropy, int index)
    {
        for (int earlier = 0; earlier < index; earlier++)
        {
            int offset = earlier * Sha256.DigestBytes;
            if (Bytes.AreEqual(entropy, offset, entropy, index * Sha256.DigestBytes, Sha256.DigestBytes))
            {
                return true;
            }
        }
        return false;
    }
}
