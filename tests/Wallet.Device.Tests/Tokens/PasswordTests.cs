using Wallet.Core.Crypto;
using Wallet.Core.Tokens;
using Wallet.Device.Tests.Vectors;

namespace Wallet.Device.Tests.Tokens;

/// <summary>One-time passwords of RFC 4226, 6238 and 6287, and the hashes that only they need.</summary>
[TestClass]
public sealed class PasswordTests
{
    private const string TwoBlocks =
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
        + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu";

    // FIPS 180-4 examples.
    [TestMethod]
    public void Sha1_Examples_Digests()
    {
        var sha1 = new Sha1();
        Check.IsHex("da39a3ee5e6b4b0d3255bfef95601890afd80709", sha1.Hash(new byte[0]));
        Check.IsHex("a9993e364706816aba3e25717850c26c9cd0d89d", sha1.Hash(Hex.OfAscii("abc")));
        Check.IsHex("a49b2446a02c645bf419f995b67091253a04a259", sha1.Hash(Hex.OfAscii(TwoBlocks)));
    }

    // The last two computed with Python's hashlib: all bits set is where a sign would show.
    [TestMethod]
    public void Sha512_Examples_Digests()
    {
        var sha512 = new Sha512();
        Check.IsHex(
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            sha512.Hash(Hex.OfAscii("abc")));
        Check.IsHex(
            "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018"
            + "501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909",
            sha512.Hash(Hex.OfAscii(TwoBlocks)));
        Check.IsHex(
            "f2a31327d35520cd5f8f9dafce2274ab4d8ee43b79b67f927955588a18ea8f24"
            + "599f6ca78f3a20dc9a5cf6eb6b0d3c4d2519c5f01ff9135aad927636808ca280", sha512.Hash(Hex.Filled(300, 0xff)));
        Check.IsHex("3613f1da2e1f23c915820c02738cfadf38db98cd", new Sha1().Hash(Hex.Filled(300, 0xff)));
    }

    [TestMethod]
    public void Hashes_InPieces_SameAsWhole()
    {
        byte[] message = Hex.Counting(250, 0x70);
        BlockHash[] hashes = new BlockHash[] { new Sha1(), new Sha512() };
        for (int i = 0; i < hashes.Length; i++)
        {
            byte[] whole = hashes[i].Hash(message);
            for (int piece = 1; piece < 140; piece += 23)
            {
                for (int at = 0; at < message.Length; at += piece)
                {
                    int left = message.Length - at;
                    hashes[i].Update(message, at, left < piece ? left : piece);
                }

                byte[] digest = new byte[hashes[i].DigestBytes];
                hashes[i].Finish(digest, 0);
                Check.AreEqual(whole, digest, "pieces");
            }
        }
    }

    [TestMethod]
    public void HotpAndTotp_EachVector_Password()
    {
        string[] rows = PasswordVectors.Rows();
        int seen = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            if (row.Outcome != "hotp" && row.Outcome != "totp")
            {
                continue;
            }

            long number = long.Parse(row.Text(2));
            int digits = int.Parse(row.Text(3));
            string password = row.Outcome == "hotp"
                ? OneTimePassword.Hotp(new HmacSha256(), HashOf(row), KeyOf(row), number, digits)
                : OneTimePassword.Totp(new HmacSha256(), HashOf(row), KeyOf(row), number, 30, digits);
            Assert.AreEqual(row.Text(4), password, row.Name);
            seen++;
        }

        Assert.IsTrue(seen > 6);
    }

    [TestMethod]
    public void Ocra_EachVector_PasswordOrTheNamedFault()
    {
        string[] rows = PasswordVectors.Rows();
        int passwords = 0;
        int faults = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            if (row.Outcome == "ocra")
            {
                CheckPassword(row);
                passwords++;
            }
            else if (row.Outcome != "hotp" && row.Outcome != "totp")
            {
                OcraFault fault = OcraSuite.TryParse(row.Text(0), out OcraSuite refused);
                Assert.AreEqual(row.Outcome, ((int)fault).ToString(), row.Name);
                Assert.IsNull(refused);
                faults++;
            }
        }

        Assert.IsTrue(passwords > 10 && faults > 12);
    }

    private static void CheckPassword(VectorRow row)
    {
        Assert.AreEqual((int)OcraFault.None, (int)OcraSuite.TryParse(row.Text(0), out OcraSuite suite), row.Name);
        var input = new OcraInput();
        input.Counter = NumberOf(row.Text(2));
        input.Question = row.Text(3);
        input.PinDigest = suite.HasPin ? TokenMac.Digest(suite.PinHash, Hex.OfAscii(row.Text(4))) : null;
        input.Session = row.Bytes(5);
        input.UnixSeconds = NumberOf(row.Text(6));
        Assert.IsTrue(Ocra.TryCompute(new HmacSha256(), suite, KeyOf(row), input, out string password), row.Name);
        Assert.AreEqual(row.Text(7), password, row.Name);
    }

    private static long NumberOf(string text)
    {
        return text.Length == 0 ? 0 : long.Parse(text);
    }

    private static TokenHash HashOf(VectorRow row)
    {
        switch (row.Text(0))
        {
            case "SHA1": return TokenHash.Sha1;
            case "SHA256": return TokenHash.Sha256;
            default: return TokenHash.Sha512;
        }
    }

    // "K20": 20 bytes of the text 1234567890 over and over.
    private static byte[] KeyOf(VectorRow row)
    {
        int count = int.Parse(row.Text(1).Substring(1));
        byte[] key = new byte[count];
        for (int i = 0; i < count; i++)
        {
            key[i] = (byte)('0' + ((i + 1) % 10));
        }

        return key;
    }
}
