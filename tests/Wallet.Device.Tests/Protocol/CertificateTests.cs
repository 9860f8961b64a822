using Wallet.Core.Crypto;
using Wallet.Device.Tests.Vectors;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;

namespace Wallet.Device.Tests.Protocol;

[TestClass]
public sealed class CertificateTests
{
    [TestMethod]
    public void TryDecode_EveryAcceptedVector_ItsFieldsAndBack()
    {
        string[] rows = CertificateVectors.Rows();
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            if (row.IsOk)
            {
                byte[] encoded = row.Bytes(0);
                var certificate = new DeviceCertificate();
                Check.IsOk(DeviceCertificate.TryDecode(encoded, 0, encoded.Length, certificate), row.Name);
                Assert.AreEqual(row.Text(2), certificate.CommonName, row.Name);
                Assert.AreEqual(row.Text(3), certificate.Organization, row.Name);
                Assert.AreEqual(row.Text(4), CertificateRoles.TextOf(certificate.Role), row.Name);
                Check.AreEqual(encoded, DeviceCertificate.Encode(certificate), row.Name);
                Check.AreEqual(
                    certificate.ToBeSigned, DeviceCertificate.EncodeToBeSigned(certificate), row.Name);
            }
        }
    }

    [TestMethod]
    public void Signature_OfTwoVectors_Holds()
    {
        string[] rows = CertificateVectors.Rows();
        for (int i = 0; i < 2; i++)
        {
            var row = new VectorRow(rows[i]);
            byte[] encoded = row.Bytes(0);
            var certificate = new DeviceCertificate();
            Check.IsOk(DeviceCertificate.TryDecode(encoded, 0, encoded.Length, certificate), row.Name);
            byte[] digest = Sha256.Hash(certificate.ToBeSigned);
            Assert.IsTrue(Ecdsa.Verify(row.Bytes(1), digest, certificate.Signature), row.Name);
            digest[31] ^= 1;
            Assert.IsFalse(Ecdsa.Verify(row.Bytes(1), digest, certificate.Signature), row.Name);
        }
    }

    [TestMethod]
    public void TryDecode_EveryRefusal_ItsOutcomeAndNothingChanged()
    {
        string[] rows = CertificateVectors.Rows();
        int refusals = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            if (!row.IsOk)
            {
                byte[] encoded = row.Bytes(0);
                var into = new DeviceCertificate();
                StatusCode status = DeviceCertificate.TryDecode(encoded, 0, encoded.Length, into);
                Assert.AreEqual(row.Outcome, ((int)status).ToString(), row.Name);
                Assert.IsNull(into.Encoded);
                refusals++;
            }
        }

        Assert.IsTrue(refusals > 5);
    }

    [TestMethod]
    public void Roles_EachText_ThereAndBack()
    {
        for (int role = (int)Role.Authority; role <= (int)Role.Terminal; role++)
        {
            Assert.AreEqual(role, (int)CertificateRoles.FromText(CertificateRoles.TextOf((Role)role)));
        }

        Assert.AreEqual((int)Role.None, (int)CertificateRoles.FromText(""));
    }
}
