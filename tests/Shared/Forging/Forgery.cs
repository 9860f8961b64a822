using System;
using System.Buffers.Binary;
using System.IO;
using System.Security.Cryptography;
using Wallet.Protocol;
using Wallet.Protocol.Cose;

namespace Wallet.Tests.Forging;

/// <summary>What is wrong with a signed document that is otherwise as it should be.</summary>
public enum Forged
{
    /// <summary>Another key has signed the same words.</summary>
    OtherKey,
    /// <summary>The right key has signed the same words as another kind of document.</summary>
    OtherKind,
    /// <summary>The right key has signed; T1 was changed afterwards.</summary>
    ChangedField,
    /// <summary>The right key has signed another T1: the signature is good, the document is not this loop's.</summary>
    OtherT1,
}

/// <summary>Makes documents that are signed by somebody, but not as they should be.</summary>
internal static class Forgery
{
    /// <summary>A key that no certificate names.</summary>
    public static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The private key of an institution, out of its key file.</summary>
    public static ECDsa KeyIn(string dataFolder, string institution) => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        D = File.ReadAllBytes(Path.Combine(dataFolder, "keys", institution + ".key")),
    });

    public static byte[] Sign(ECDsa key, string label, byte[] payload) =>
        CoseSign1.Encode(payload, key.SignData(CoseSign1.ToBeSigned(label, payload), HashAlgorithmName.SHA256));

    public static byte[] PayloadOf(byte[] document)
    {
        var read = new CoseSign1();
        Assert.AreEqual(StatusCode.Ok, CoseSign1.TryDecode(document, 0, document.Length, read));
        return read.Payload;
    }

    /// <summary>The document, forged in one way.</summary>
    /// <param name="how">In which.</param>
    /// <param name="document">As its sender signed it.</param>
    /// <param name="label">Its kind.</param>
    /// <param name="senderKey">The key that its sender signed it with.</param>
    /// <param name="timeMs">The time in it that is to be changed.</param>
    public static byte[] Of(Forged how, byte[] document, string label, ECDsa senderKey, long timeMs)
    {
        using ECDsa otherKey = NewKey();
        byte[] payload = PayloadOf(document);
        return how switch
        {
            Forged.OtherKey => Sign(otherKey, label, payload),
            Forged.OtherKind => Sign(senderKey, label + "x", payload),
            Forged.ChangedField => WithOtherTime(document, timeMs),
            _ => Sign(senderKey, label, WithOtherTime(payload, timeMs)),
        };
    }

    /// <summary>The same bytes but for one bit of a time, so that it still is one well-formed encoding.</summary>
    private static byte[] WithOtherTime(byte[] encoded, long timeMs)
    {
        // RFC 8949 section 3: major type 0 with eight bytes.
        byte[] time = [0x1B, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt64BigEndian(time.AsSpan(1), timeMs);
        byte[] changed = [.. encoded];
        int at = changed.AsSpan().IndexOf(time);
        Assert.IsGreaterThan(0, at, "That time is not in the document.");
        changed[at + 8] ^= 1;
        return changed;
    }
}
