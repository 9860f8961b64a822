using System;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Core.Tests.Storage;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class Pbkdf2Tests
{
    private const string OneIteration =
        "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
        + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783";

    private const string Iterations80000 =
        "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
        + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d";

    // RFC 7914, section 11.
    [TestMethod]
    [DataRow("passwd", "salt", 1, OneIteration)]
    [DataRow("Password", "NaCl", 80000, Iterations80000)]
    public void Derive_Rfc7914_Key(string password, string salt, int iterations, string expected)
    {
        Hex.AreEqual(expected, Pbkdf2.Derive(new HmacSha256(), Ascii(password), Ascii(salt), iterations, 64));
    }

    [TestMethod]
    public void Derive_RandomInputsThroughEitherHmac_SameAsDotNet()
    {
        IHmacSha256 managed = new HmacSha256();
        IHmacSha256 board = new TestMac();
        CryptoCases.Run(100, random =>
        {
            byte[] password = random.NextBytes(random.Next(100));
            byte[] salt = random.NextBytes(random.Next(80));
            int iterations = random.Next(1, 20);
            int count = random.Next(1, 100);
            byte[] expected = Net.Rfc2898DeriveBytes.Pbkdf2(
                password, salt, iterations, Net.HashAlgorithmName.SHA256, count);
            Hex.AreEqual(expected, Pbkdf2.Derive(managed, password, salt, iterations, count));
            Hex.AreEqual(expected, Pbkdf2.Derive(board, password, salt, iterations, count));
        });
    }

    [TestMethod]
    public void Derive_ThenAnotherCode_SameHmacServesBoth()
    {
        HmacSha256 hmac = new();
        byte[] before = Code(hmac);
        Pbkdf2.Derive(hmac, Ascii("1234"), Ascii("salt"), 3, 32);
        Hex.AreEqual(before, Code(hmac));
    }

    [TestMethod]
    [DataRow(0, 32)]
    [DataRow(-1, 32)]
    [DataRow(1, 0)]
    public void Derive_NothingToDo_Guarded(int iterations, int count)
    {
        Assert.ThrowsExactly<GuardException>(
            () => Pbkdf2.Derive(new HmacSha256(), Ascii("1234"), Ascii("salt"), iterations, count));
    }

    private static byte[] Code(HmacSha256 hmac)
    {
        byte[] mac = new byte[HmacSha256.MacBytes];
        hmac.Compute(Ascii("key"), 0, 3, Ascii("message"), 0, 7, mac, 0);
        return mac;
    }

    private static byte[] Ascii(string text)
    {
        return Array.ConvertAll(text.ToCharArray(), c => (byte)c);
    }
}
