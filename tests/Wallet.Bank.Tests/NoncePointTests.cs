using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Tests.Forging;
using Wallet.Vectors;

namespace Wallet.Bank.Tests;

/// <summary>Of the two s of a signature institutions choose the one whose R has an even y.</summary>
[TestClass]
public sealed class NoncePointTests
{
    private static readonly string[] Labels =
    [
        .. typeof(PaymentOrder).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(PaymentOrder).Namespace)
            .Select(type => (string)type.GetField("Label")!.GetRawConstantValue()!),
    ];

    private static readonly Lazy<List<Signature>> All = new(() => OfSomeLoops());

    [TestMethod]
    public void Sign_EveryDocumentAndCertificate_HasAnEvenNoncePoint()
    {
        foreach (string signer in Institutions.All)
        {
            Assert.IsGreaterThan(5, All.Value.Count(signature => signature.Signer == signer), signer);
        }

        Assert.IsEmpty(All.Value.Where(signature => !signature.NoncePoint().Y.IsEven).Select(odd => odd.What));
    }

    [TestMethod]
    public void Sign_Either_IsValidInDotNet()
    {
        foreach (Signature signature in All.Value)
        {
            Signature other = signature.Other();
            Assert.IsTrue(signature.IsValid(), signature.What);
            Assert.IsTrue(other.IsValid(), signature.What);
            Assert.IsFalse(other.NoncePoint().Y.IsEven, signature.What);
        }
    }

    [TestMethod]
    public void Sign_Repeatably_GivesTheSameBytes()
    {
        string[] first = [.. OfSomeLoops(isRepeatable: true).Where(IsOfTheStart).Select(one => one.What)];

        CollectionAssert.AreEqual(
            first, OfSomeLoops(isRepeatable: true).Where(IsOfTheStart).Select(one => one.What).ToArray());
        CollectionAssert.AreNotEqual(
            first, OfSomeLoops(isRepeatable: false).Where(IsOfTheStart).Select(one => one.What).ToArray());
    }

    // Later ones have in them what the test's devices draw.
    private static bool IsOfTheStart(Signature signature) => signature.IsInstitutionsCertificate;

    private static List<Signature> OfSomeLoops(bool isRepeatable = false)
    {
        using var loop = new TestLoop(options: new TestOptions { SignsRepeatably = isRepeatable });
        var signatures = new List<Signature>();
        List<Signer> signers = [.. SignersIn(loop.Folder)];
        for (int i = 0; i < 2; i++)
        {
            TestVoucher paid = loop.NewVoucher();
            Assert.AreEqual(StatusCode.Ok, loop.Report(paid, loop.Pay(paid), out _));
            TestVoucher given = loop.NewVoucher();
            Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(given), out _));
            foreach (Signer signer in signers)
            {
                byte[] hello = new SessionHello { Version = 1, EphemeralKey = signer.PublicKey }.Encode();
                byte[] reply = loop.System.Handle(signer.Name, hello);
                Assert.AreEqual(
                    StatusCode.Ok, SessionHelloReply.TryDecode(reply, 0, reply.Length, out SessionHelloReply read));
                signatures.AddRange(OfInstitutions(read.Accept, signers));
            }
        }

        foreach (byte[] kept in KeptIn(loop.Folder)) { signatures.AddRange(OfInstitutions(kept, signers)); }

        return signatures;
    }

    private static IEnumerable<Signer> SignersIn(string folder)
    {
        foreach (string name in Institutions.All)
        {
            using ECDsa key = Forgery.KeyIn(folder, name);
            ECParameters parameters = key.ExportParameters(includePrivateParameters: false);
            yield return new Signer(name, [.. parameters.Q.X!, .. parameters.Q.Y!]);
        }
    }

    // Every blob of every table, once.
    private static List<byte[]> KeptIn(string folder)
    {
        var kept = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string path in Directory.GetFiles(folder, "*.db"))
        {
            using var database = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
            database.Open();
            List<string> tables = [.. Rows(database, "SELECT name FROM sqlite_master WHERE type = 'table'")
                .Select(row => (string)row[0])];
            foreach (byte[] blob in tables.SelectMany(table => Rows(database, $"SELECT * FROM \"{table}\""))
                .SelectMany(row => row).OfType<byte[]>())
            {
                kept.TryAdd(Convert.ToHexString(blob), blob);
            }
        }

        return [.. kept.OrderBy(blob => blob.Key, StringComparer.Ordinal).Select(blob => blob.Value)];
    }

    private static IEnumerable<object[]> Rows(SqliteConnection database, string query)
    {
        using SqliteCommand command = database.CreateCommand();
        command.CommandText = query;
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }

    private static IEnumerable<Signature> OfInstitutions(byte[] encoded, List<Signer> signers)
    {
        var certificate = new DeviceCertificate();
        if (DeviceCertificate.TryDecode(encoded, 0, encoded.Length, certificate) == StatusCode.Ok)
        {
            return
            [
                new Signature(
                    signers.Single(signer => signer.Name == Institutions.Authority),
                    certificate.ToBeSigned,
                    certificate.Signature)
                {
                    IsInstitutionsCertificate = certificate.Role is Role.Authority or Role.CentralBank or Role.Bank,
                },
            ];
        }

        var document = new CoseSign1();
        return CoseSign1.TryDecode(encoded, 0, encoded.Length, document) != StatusCode.Ok ? [] :
            signers
                .SelectMany(signer => Labels.Select(label => new Signature(
                    signer, CoseSign1.ToBeSigned(label, document.Payload), document.Signature)))
                .Where(signature => signature.IsValid());
    }

    private sealed record Signer(string Name, byte[] PublicKey);

    private sealed class Signature(Signer signer, byte[] data, byte[] bytes)
    {
        public string Signer => signer.Name;

        public bool IsInstitutionsCertificate { get; init; }

        public string What => $"{signer.Name}: {Convert.ToHexString(bytes)} over {Convert.ToHexString(data)}";

        public bool IsValid()
        {
            using ECDsa key = ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = signer.PublicKey[..32], Y = signer.PublicKey[32..] },
            });
            return key.VerifyData(data, bytes, HashAlgorithmName.SHA256);
        }

        // FIPS 186-5, 6.4.2, from the textbook.
        public ReferenceCurve.Point NoncePoint()
        {
            ReferenceCurve.Point numbers = ReferenceCurve.Decode(bytes);
            BigInteger inverse = ReferenceCurve.Invert(numbers.Y, ReferenceCurve.N);
            BigInteger digest = new(SHA256.HashData(data), isUnsigned: true, isBigEndian: true);
            ReferenceCurve.Point point = ReferenceCurve.Add(
                ReferenceCurve.Multiply(digest * inverse, ReferenceCurve.G),
                ReferenceCurve.Multiply(numbers.X * inverse, ReferenceCurve.Decode(signer.PublicKey)))!;
            Assert.AreEqual(numbers.X, point.X % ReferenceCurve.N, What);
            return point;
        }

        public Signature Other()
        {
            ReferenceCurve.Point numbers = ReferenceCurve.Decode(bytes);
            return new Signature(
                signer, data, ReferenceCurve.Encode(numbers with { Y = ReferenceCurve.N - numbers.Y }));
        }
    }
}
