using System;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using Wallet.Core.Crypto;
using Wallet.Protocol;

namespace Wallet.Vectors;

/// <summary>Cases drawn from a seed, each held against .NET's own implementation. For one thread.</summary>
public sealed class RandomCases
{
    private const int KindCount = 11;
    private const int FirstIssuer = 1_000;

    private static readonly ECCurve P256 = ECCurve.NamedCurves.nistP256;

    private readonly EcdsaSigner _signer = new(new HmacSha256());
    private readonly HmacSha256 _hmac = new();
    private readonly P256KeyTable?[] _tables = new P256KeyTable?[P256KeyTable.TeethMax + 1];

    /// <summary>Runs a case; cases of one seed may be run in any order, and alone.</summary>
    /// <returns>What differs, or null.</returns>
    public string? Run(int seed, long index)
    {
        Random random = new(HashCode(seed, index));
        try
        {
            string? difference = (index % KindCount) switch
            {
                0 => SignedHere(random),
                1 => SignedThere(random),
                2 => Changed(random),
                3 => SharedSecret(random),
                4 => Digest(random),
                5 => Code(random),
                6 => Box(random),
                7 => PublicKey(random),
                8 => AnyBytes(random),
                9 => Tabled(random),
                _ => Stretched(random),
            };
            return difference == null ? null : $"seed {seed}, case {index}: {difference}";
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return $"seed {seed}, case {index}: {exception}";
        }
    }

    // The runtime's own hash codes differ from run to run.
    private static int HashCode(int seed, long index) => unchecked((int)((seed * 1_000_003L) + (index * 7_919)));

    private string? SignedHere(Random random)
    {
        byte[] privateKey = PrivateKey(random);
        byte[] digest = Bytes(random, 32);
        byte[] signature = new byte[Ecdsa.SignatureBytes];
        _signer.Sign(privateKey, digest, random.Next(2) == 0 ? null! : Bytes(random, 32), signature);
        using ECDsa there = ECDsa.Create(Parameters(privateKey));
        return there.VerifyHash(digest, signature) ? null : "a signature made here does not hold there";
    }

    private static string? SignedThere(Random random)
    {
        using ECDsa there = ECDsa.Create(Parameters(PrivateKey(random)));
        byte[] digest = Bytes(random, 32);
        return Ecdsa.Verify(PublicKeyOf(there), digest, there.SignHash(digest))
            ? null
            : "a signature made there does not hold here";
    }

    // One bit of the signature, of the digest or of the key: what either accepts, the other must.
    private static string? Changed(Random random)
    {
        using ECDsa there = ECDsa.Create(Parameters(PrivateKey(random)));
        byte[] digest = Bytes(random, 32);
        byte[] signature = there.SignHash(digest);
        byte[] publicKey = PublicKeyOf(there);
        byte[] target = random.Next(4) switch { 0 => digest, 1 => publicKey, _ => signature };
        target[random.Next(target.Length)] ^= (byte)(1 << random.Next(8));
        bool isAcceptedHere = Ecdsa.Verify(publicKey, digest, signature);
        bool isAcceptedThere = DotNet.Verifies(publicKey, digest, signature);
        return isAcceptedHere == isAcceptedThere && !isAcceptedHere ? null : $"a changed one: {isAcceptedHere} here";
    }

    // By the table of an issuer's key, of any size: what was signed there holds, and with one bit changed it does not.
    private string? Tabled(Random random)
    {
        int teeth = random.Next(P256KeyTable.TeethMin, P256KeyTable.TeethMax + 1);
        using ECDsa there = ECDsa.Create(Parameters(ReferenceCurve.Encode(FirstIssuer + teeth)));
        P256KeyTable table = _tables[teeth] ??= TableOf(PublicKeyOf(there), teeth);
        byte[] digest = Bytes(random, 32);
        byte[] signature = there.SignHash(digest);
        if (!Ecdsa.VerifyByTable(table, digest, signature)) { return $"refused by a table of {teeth} teeth"; }

        byte[] target = random.Next(3) == 0 ? digest : signature;
        target[random.Next(target.Length)] ^= (byte)(1 << random.Next(8));
        return Ecdsa.VerifyByTable(table, digest, signature) ? $"a changed one holds, {teeth} teeth" : null;
    }

    private static P256KeyTable TableOf(byte[] publicKey, int teeth)
    {
        P256KeyTableBuilder builder = P256KeyTableBuilder.Begin(publicKey, teeth);
        while (!builder.Step()) { }

        return builder.Take();
    }

    private static string? SharedSecret(Random random)
    {
        byte[] ownKey = PrivateKey(random);
        byte[] otherKey = PrivateKey(random);
        using ECDiffieHellman own = ECDiffieHellman.Create(Parameters(ownKey));
        using ECDiffieHellman other = ECDiffieHellman.Create(Parameters(otherKey));
        byte[] expected = own.DeriveRawSecretAgreement(other.PublicKey);
        byte[]? secret = Firmware.Secret(ownKey, PublicKeyOf(other));
        byte[]? same = Firmware.Secret(otherKey, PublicKeyOf(own));
        return secret != null && same != null && secret.SequenceEqual(expected) && same.SequenceEqual(expected)
            ? null
            : "the secret differs";
    }

    private static string? Digest(Random random)
    {
        byte[] message = Bytes(random, random.Next(300));
        Sha256 sha256 = new();
        for (int at = 0; at < message.Length;)
        {
            int count = random.Next(1, message.Length - at + 1);
            sha256.Update(message, at, count);
            at += count;
        }

        byte[] digest = new byte[Sha256.DigestBytes];
        sha256.Finish(digest, 0);
        return digest.SequenceEqual(SHA256.HashData(message)) ? null : "the digest differs";
    }

    private string? Code(Random random)
    {
        byte[] key = Bytes(random, random.Next(150));
        byte[] message = Bytes(random, random.Next(200));
        byte[] salt = Bytes(random, random.Next(80));
        int count = random.Next(1, 200);
        byte[] output = Hkdf.Expand(_hmac, Hkdf.Extract(_hmac, salt, key), message, count);
        return Firmware.Mac(key, message).SequenceEqual(HMACSHA256.HashData(key, message))
            && output.SequenceEqual(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, count, salt, message))
            ? null
            : "the code or the derived key differs";
    }

    private static string? Box(Random random)
    {
        byte[] key = Bytes(random, 16);
        byte[] nonce = Bytes(random, 13);
        byte[] aad = Bytes(random, random.Next(70));
        byte[] plaintext = Bytes(random, random.Next(20) == 0 ? random.Next(6000) : random.Next(120));
        byte[] expected = new byte[plaintext.Length + 16];
        using System.Security.Cryptography.AesCcm there = new(key);
        there.Encrypt(
            nonce, plaintext, expected.AsSpan(0, plaintext.Length), expected.AsSpan(plaintext.Length), aad);
        byte[]? sealedBytes = Firmware.Seal(key, nonce, aad, plaintext);
        if (sealedBytes == null || !sealedBytes.SequenceEqual(expected)) { return "the box differs"; }

        byte[]? opened = Firmware.Open(key, nonce, aad, expected);
        if (opened == null || !opened.SequenceEqual(plaintext)) { return "the box does not open"; }

        byte[] target = random.Next(3) switch { 0 when aad.Length > 0 => aad, 1 => nonce, _ => expected };
        target[random.Next(target.Length)] ^= (byte)(1 << random.Next(8));
        return Firmware.Open(key, nonce, aad, expected) == null ? null : "a changed box opens";
    }

    private string? PublicKey(Random random)
    {
        byte[] privateKey = PrivateKey(random);
        byte[] publicKey = new byte[Ecdsa.PublicKeyBytes];
        using ECDsa there = ECDsa.Create(Parameters(privateKey));
        return _signer.PublicKeyOf(privateKey, publicKey) && publicKey.SequenceEqual(PublicKeyOf(there))
            ? null
            : "the public key differs";
    }

    // Whatever arrives is refused or taken, never thrown at; and a point is one or is not.
    private static string? AnyBytes(Random random)
    {
        byte[] key = Bytes(random, random.Next(3) == 0 ? random.Next(100) : 64);
        byte[] digest = Bytes(random, random.Next(4) == 0 ? random.Next(40) : 32);
        byte[] signature = Bytes(random, random.Next(3) == 0 ? random.Next(100) : 64);
        byte[] privateKey = Bytes(random, random.Next(3) == 0 ? random.Next(40) : 32);
        if (Ecdsa.Verify(key, digest, signature)) { return "bytes of no meaning are a signature"; }
        if (Ecdsa.Verify(null!, digest, signature) || Ecdsa.Verify(key, null!, null!)) { return "nothing verifies"; }

        bool isPoint = key.Length == 64 && ReferenceCurve.Contains(ReferenceCurve.Decode(key));
        if (Ecdsa.IsValidPublicKey(key) != isPoint) { return "a point is taken for none, or none for one"; }

        BigInteger scalar = new(privateKey, isUnsigned: true, isBigEndian: true);
        bool isScalar = privateKey.Length == 32 && !scalar.IsZero && scalar < ReferenceCurve.N;
        StatusCode status = Ecdh.DeriveSecret(privateKey, key, new byte[Ecdh.SecretBytes]);
        return Ecdsa.IsValidPrivateKey(privateKey) == isScalar && status == StatusCode.Ok == (isPoint && isScalar)
            ? null
            : "a key is taken that is none, or refused";
    }

    private string? Stretched(Random random)
    {
        byte[] password = Bytes(random, random.Next(80));
        byte[] salt = Bytes(random, random.Next(40));
        int iterations = random.Next(1, 5);
        int count = random.Next(1, 70);
        return Pbkdf2.Derive(_hmac, password, salt, iterations, count).SequenceEqual(
            Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, count))
            ? null
            : "the stretched password differs";
    }

    // Now and then all zeros or all ones, which is where carries go wrong.
    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        switch (random.Next(16))
        {
            case 0: break;
            case 1: Array.Fill(bytes, (byte)0xff); break;
            default: random.NextBytes(bytes); break;
        }

        return bytes;
    }

    // Now and then a handful from either end, or with long runs of zeros or ones.
    private static byte[] PrivateKey(Random random)
    {
        BigInteger key = random.Next(12) switch
        {
            0 => random.Next(1, 20),
            1 => ReferenceCurve.N - random.Next(1, 20),
            2 => BigInteger.One << random.Next(256),
            3 => (BigInteger.One << random.Next(1, 256)) - random.Next(1, 3),
            _ => new BigInteger(Bytes(random, 32), isUnsigned: true),
        };
        key %= ReferenceCurve.N;
        return ReferenceCurve.Encode(key.IsZero ? BigInteger.One : key);
    }

    private static ECParameters Parameters(byte[] privateKey) => new() { Curve = P256, D = privateKey };

    private static byte[] PublicKeyOf(ECAlgorithm key)
    {
        ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
        return [.. point.X!, .. point.Y!];
    }
}
