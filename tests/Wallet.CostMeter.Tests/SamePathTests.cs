using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Wallet.CostMeter.Tests.Leaks;

namespace Wallet.CostMeter.Tests;

/// <summary>What is done with a secret takes the same way through the code, whatever the secret is.</summary>
/// <remarks>
/// Every basic block in its order, and every index of an array. Not met here, and excused: a nonce that is not below n,
/// or zero, is drawn again, once in 2^32 signatures, which tells of a number that is thrown away. Met and excused: with
/// the keys 2 and n - 2 (1 and 6 below) ECDH adds two equal points, which the complete formulas then do again; a random
/// key does so once in 2^250.
/// </remarks>
[TestClass]
public sealed class SamePathTests
{
    // Of secrets only the comb of G copies by it, and its indices are the digits of k - 2^7 b, which is uniform
    // whatever k is: b is random, and drawn anew for each run of a device, but the same for all secrets here.
    private const string Blinded = "P256Curve.CopySigned";

    private const int RandomSecrets = 16;

    // n of P-256, SP 800-186 3.2.1.3.
    private static readonly BigInteger Order = BigInteger.Parse(
        "115792089210356248762697446949407573529996955224135760342422259061068512044369",
        System.Globalization.CultureInfo.InvariantCulture);

    private static readonly byte[][] Secrets =
    [
        .. new[] { BigInteger.One, 2, 3, BigInteger.One << 255, Order / 2, (Order / 2) + 1, Order - 2, Order - 1 }
            .Select(key => Secret(key, new byte[32])),
        .. Enumerable.Range(0, RandomSecrets)
            .Select(i => SHA512.HashData(Encoding.UTF8.GetBytes($"same path {i}")))
            .Select(bytes => Secret(Key(bytes.AsSpan(0, 32)), bytes[32..])),
        Secret(7, [.. Enumerable.Repeat((byte)0xff, 32)]),
    ];

    [TestMethod]
    [DataRow(nameof(SecretOperations.Sign), "")]
    [DataRow(nameof(SecretOperations.SignBlinded), "")]
    [DataRow(nameof(SecretOperations.PublicKeyOf), "")]
    [DataRow(nameof(SecretOperations.Coupon), "")]
    [DataRow(nameof(SecretOperations.Ecdh), "1 6")]
    [DataRow(nameof(SecretOperations.Shares), "")]
    public void Trace_ManyKeysAndDigests_TakeOnePath(string operation, string excused)
    {
        IReadOnlyList<TracedRun> runs = Meter.Trace(typeof(SecretOperations), operation, Secrets);

        Assert.IsGreaterThan(1000, runs[0].Steps);
        int[] others = [.. Enumerable.Range(0, runs.Count).Where(i => runs[i].Path != runs[^1].Path)];
        Assert.AreEqual(excused, string.Join(' ', others));
        string[] differing = [.. Differing([.. runs.Where((_, i) => !others.Contains(i))]).Except([Blinded])];
        Assert.IsEmpty(differing, string.Join(' ', differing));
    }

    [TestMethod]
    [DataRow(nameof(Leaking.BranchOnBit), true, false)]
    [DataRow(nameof(Leaking.LoopOverLength), true, true)]
    [DataRow(nameof(Leaking.LookUp), false, true)]
    [DataRow(nameof(Leaking.Select), false, false)]
    public void TraceNamespace_MethodThatLeaks_IsSeen(string method, bool showsPath, bool showsIndex)
    {
        IReadOnlyList<TracedRun> runs = Meter.TraceNamespace(typeof(Leaking), method, Secrets);

        Assert.AreEqual(showsPath, runs.Select(run => run.Path).Distinct().Count() > 1, "path");
        Assert.AreEqual(showsIndex, Differing(runs).Count > 0, "indices");
    }

    // Methods that reached other elements with one secret than with another.
    private static List<string> Differing(IReadOnlyList<TracedRun> runs) =>
    [
        .. runs.SelectMany(run => run.Indices.Keys).Distinct()
            .Where(method => runs.Select(run => run.Indices.GetValueOrDefault(method)).Distinct().Count() > 1)
            .Order(),
    ];

    private static BigInteger Key(ReadOnlySpan<byte> bytes) =>
        (new BigInteger(bytes, isUnsigned: true) % (Order - 1)) + 1;

    private static byte[] Secret(BigInteger key, byte[] digest)
    {
        byte[] bytes = new byte[32];
        byte[] number = key.ToByteArray(isUnsigned: true, isBigEndian: true);
        number.CopyTo(bytes, 32 - number.Length);
        return [.. bytes, .. digest];
    }
}
