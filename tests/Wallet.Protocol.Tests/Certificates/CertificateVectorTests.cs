using System;
using System.Globalization;
using System.Linq;
using Wallet.Protocol.Certificates;

namespace Wallet.Protocol.Tests.Certificates;

[TestClass]
public class CertificateVectorTests
{
    private static DeviceCertificate Decode(byte[] bytes)
    {
        DeviceCertificate certificate = new();
        Assert.AreEqual(StatusCode.Ok, DeviceCertificate.TryDecode(bytes, 0, bytes.Length, certificate));
        return certificate;
    }

    private static DeviceCertificate Card() =>
        Decode(VectorFile.Read("certificates.txt").First(v => v.Name == "card").Bytes(0));

    [TestMethod]
    public void TryDecode_EveryAcceptedVector_GivesItsFieldsAndWritesItBack()
    {
        foreach (Vector vector in VectorFile.Read("certificates.txt").Where(v => v.Outcome == "ok"))
        {
            byte[] bytes = vector.Bytes(0);
            DeviceCertificate certificate = Decode(bytes);
            string[] c = vector.Columns;
            Assert.AreEqual(c[3], Convert.ToHexStringLower(certificate.SerialNumber), vector.Name);
            Assert.AreEqual(c[4], certificate.Issuer, vector.Name);
            Assert.AreEqual(c[5], certificate.NotBefore.ToString(CultureInfo.InvariantCulture), vector.Name);
            Assert.AreEqual(c[6], certificate.NotAfter.ToString(CultureInfo.InvariantCulture), vector.Name);
            Assert.AreEqual(c[7], certificate.CommonName, vector.Name);
            Assert.AreEqual(c[8], certificate.Organization, vector.Name);
            Assert.AreEqual(c[9], CertificateRoles.TextOf(certificate.Role), vector.Name);
            CollectionAssert.AreEqual(vector.Bytes(10), certificate.PublicKey, vector.Name);

            CollectionAssert.AreEqual(bytes, certificate.Encoded, vector.Name);
            CollectionAssert.AreEqual(vector.Bytes(1), certificate.ToBeSigned, vector.Name);
            CollectionAssert.AreEqual(vector.Bytes(1), DeviceCertificate.EncodeToBeSigned(certificate), vector.Name);
            CollectionAssert.AreEqual(bytes, DeviceCertificate.Encode(certificate), vector.Name);
            Assert.IsTrue(TestKeys.Verify(vector.Bytes(2), certificate.ToBeSigned, certificate.Signature), vector.Name);
        }
    }

    [TestMethod]
    public void TryDecode_EveryRefusedVector_HasItsOutcomeAndChangesNothing()
    {
        int rows = 0;
        foreach (Vector vector in VectorFile.Read("certificates.txt").Where(v => v.Outcome != "ok"))
        {
            byte[] bytes = vector.Bytes(0);
            DeviceCertificate into = new();
            StatusCode status = DeviceCertificate.TryDecode(bytes, 0, bytes.Length, into);
            Assert.AreEqual(vector.Outcome, status.ToString(), vector.Name);
            Assert.IsNull(into.SerialNumber);
            Assert.IsNull(into.Encoded);
            rows++;
        }

        Assert.IsGreaterThan(50, rows);
    }

    [TestMethod]
    public void TryDecode_InsideAMessage_TakesOnlyItsPart()
    {
        byte[] encoded = Card().Encoded;
        byte[] message = [1, 2, .. encoded, 3];
        DeviceCertificate certificate = new();
        Assert.AreEqual(StatusCode.Ok, DeviceCertificate.TryDecode(message, 2, encoded.Length, certificate));
        CollectionAssert.AreEqual(encoded, certificate.Encoded);
    }

    [TestMethod]
    public void Encode_LongestFields_FitsTheSizeInItsComment()
    {
        DeviceCertificate longest = Card();
        longest.SerialNumber = Enumerable.Repeat((byte)0xFF, 20).ToArray();
        longest.Issuer = new string('i', 32);
        longest.NotBefore = longest.NotAfter = 253402300798;
        longest.CommonName = new string('c', 32);
        longest.Organization = new string('o', 16);
        longest.Role = Role.CentralBank;
        Assert.HasCount(279, DeviceCertificate.Encode(longest));
    }

    [TestMethod]
    public void Encode_FieldMissingOrOutsideItsLimits_GivesNothing()
    {
        Action<DeviceCertificate>[] faults =
        [
            c => c.SerialNumber = null,
            c => c.SerialNumber = [],
            c => c.SerialNumber = [0, 1],
            c => c.SerialNumber = new byte[21],
            c => c.Issuer = null,
            c => c.Issuer = "",
            c => c.Issuer = new string('i', 33),
            c => c.NotBefore = -1,
            c => c.NotAfter = c.NotBefore - 1,
            c => c.NotAfter = 253402300799,
            c => c.CommonName = null,
            c => c.CommonName = "",
            c => c.CommonName = new string('\u00fc', 17),
            c => c.CommonName = "a\nb",
            c => c.CommonName = "\ud800",
            c => c.Organization = null,
            c => c.Organization = "",
            c => c.Organization = "Bank",
            c => c.Organization = new string('o', 17),
            c => c.Role = Role.None,
            c => c.Role = (Role)6,
            c => c.PublicKey = null,
            c => c.PublicKey = new byte[65],
        ];
        for (int i = 0; i < faults.Length; i++)
        {
            DeviceCertificate certificate = Card();
            faults[i](certificate);
            Assert.IsEmpty(DeviceCertificate.EncodeToBeSigned(certificate), $"fault {i}");
            Assert.IsEmpty(DeviceCertificate.Encode(certificate), $"fault {i}");
        }
    }

    [TestMethod]
    public void Encode_Unsigned_GivesNothing()
    {
        DeviceCertificate certificate = Card();
        certificate.Signature = null;
        Assert.IsEmpty(DeviceCertificate.Encode(certificate));
        Assert.IsNotEmpty(DeviceCertificate.EncodeToBeSigned(certificate));
    }

    [TestMethod]
    public void Roles_EachText_IsThereAndBack()
    {
        for (Role role = Role.Authority; role <= Role.Terminal; role++)
        {
            string text = CertificateRoles.TextOf(role);
            Assert.AreEqual(role, CertificateRoles.FromText(text));
            Assert.IsLessThanOrEqualTo(CertificateRoles.BytesMax, text.Length);
        }

        Assert.AreEqual(Role.None, CertificateRoles.FromText(""));
        Assert.AreEqual("", CertificateRoles.TextOf(Role.None));
    }

    [TestMethod]
    public void TryDecode_MutatedVectors_NeverThrowsAndTakesOnlyWhatItCanWriteBack()
    {
        byte[][] valid =
            [.. VectorFile.Read("certificates.txt").Where(v => v.Outcome == "ok").Select(v => v.Bytes(0))];
        int seed = Seeds.Current;
        Random random = new(seed);
        for (int i = 0; i < 60_000; i++)
        {
            byte[] bytes = Seeds.Mutate(random, valid[random.Next(valid.Length)]);
            DeviceCertificate into = new();
            if (DeviceCertificate.TryDecode(bytes, 0, bytes.Length, into) == StatusCode.Ok)
            {
                CollectionAssert.AreEqual(bytes, DeviceCertificate.Encode(into), $"WALLET_TEST_SEED={seed} round {i}");
            }
        }
    }
}
