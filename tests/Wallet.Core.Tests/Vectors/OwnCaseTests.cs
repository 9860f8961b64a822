using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.Tests;
using Wallet.Vectors;

namespace Wallet.Core.Tests.Vectors;

/// <summary>The cases of own-cases.txt, which README.md beside it tells about.</summary>
[TestClass]
public sealed class OwnCaseTests
{
    private const string Categories = """
        ccm: CVE-2017-18330 InsecureTagSize InvalidNonceSize InvalidTagSize ModifiedTag Pseudorandom
        ecdh: AdditionChain CVE-2017-8932 CompressedPoint EdgeCaseDoubling EdgeCaseEphemeralKey EdgeCaseSharedSecret
        ecdh: InvalidCurveAttack InvalidEncoding InvalidPrivate InvalidPublic ModifiedPublicPoint Normal WrongCurve
        ecdsa: ArithmeticError EdgeCasePublicKey EdgeCaseShamirMultiplication InvalidSignature ModifiedInteger
        ecdsa: ModularInverse PointDuplication RangeCheck SignatureSize SmallRandS SpecialCaseHash ValidSignature
        hkdf: EmptySalt MaximalOutputSize Normal OutputCollision SizeTooLarge
        hmac: ModifiedTag Pseudorandom
        """;

    private static readonly string FileText = File.ReadAllText(
        Path.Combine(Repository.Root(), "tests", "Wallet.Core.Tests", "Vectors", "own-cases.txt"));

    private static readonly List<OwnCase> Cases = OwnCase.Read(FileText);

    [TestMethod]
    [DataRow("ecdsa")]
    [DataRow("ecdh")]
    [DataRow("ccm")]
    [DataRow("hmac")]
    [DataRow("hkdf")]
    public void Case_Each_AcceptedOrRefusedAsTold(string algorithm)
    {
        List<OwnCase> cases = [.. Cases.Where(one => one.Algorithm == algorithm)];

        Assert.IsNotEmpty(cases);
        Assert.IsEmpty(cases.AsParallel().Where(one => one.IsAccepted() != one.IsValid).ToList());
    }

    [TestMethod]
    public void Case_EcdsaOfUsualLengths_DotNetSaysTheSame()
    {
        byte[][][] signatures = [.. Cases
            .Where(one => one.Algorithm == "ecdsa" && one.Fields[0].Length == 128 && one.Fields[2].Length == 128)
            .Select(one => (byte[][])[.. one.Fields.Select(Convert.FromHexString), [one.IsValid ? (byte)1 : (byte)0]])];

        Assert.IsNotEmpty(signatures);
        Assert.IsEmpty(signatures.Where(one => DotNet.Verifies(one[0], one[1], one[2]) != (one[3][0] == 1)).ToList());
    }

    [TestMethod]
    public void Case_EveryCategory_IsThere()
    {
        HashSet<string> present = [.. Cases.Select(one => $"{one.Algorithm}: {one.Category}")];
        foreach (string line in Categories.Split('\n', StringSplitOptions.TrimEntries))
        {
            string[] words = line.Split(' ');
            Assert.IsEmpty(words.Skip(1).Select(word => $"{words[0]} {word}").Where(name => !present.Contains(name)));
        }
    }

    [TestMethod]
    public void Text_MadeAgain_IsTheFile() => Assert.AreEqual(FileText, OwnCases.Text());
}
