using System.Linq;
using System.Text;
using Wallet.Core.Crypto;
using Wallet.Core.Tests.Crypto;
using Wallet.Core.Tokens;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Tokens;

[TestClass]
public sealed class TokenMacTests
{
    private const string LongKey = "Test Using Larger Than Block-Size Key - Hash Key First";

    // RFC 2202, section 3, test cases 1, 2 and 6; RFC 4231, test cases 1, 2 and 6.
    [TestMethod]
    [DataRow(TokenHash.Sha1, 20, 0x0b, "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00")]
    [DataRow(TokenHash.Sha1, 80, 0xaa, LongKey, "aa4ae5e15272d00e95705637ce8a3b55ed402112")]
    [DataRow(
        TokenHash.Sha256, 20, 0x0b, "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [DataRow(
        TokenHash.Sha512, 20, 0x0b, "Hi There",
        "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
        + "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854")]
    [DataRow(
        TokenHash.Sha512, 131, 0xaa, LongKey,
        "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
        + "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598")]
    public void Compute_PublishedKeyOfOneByte_Code(
        TokenHash hash, int keyBytes, int keyByte, string source, string code)
    {
        byte[] key = Enumerable.Repeat((byte)keyByte, keyBytes).ToArray();
        Hex.AreEqual(code, TokenMac.Compute(new HmacSha256(), hash, key, Encoding.ASCII.GetBytes(source)));
    }

    [TestMethod]
    [DataRow(TokenHash.Sha1, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")]
    [DataRow(
        TokenHash.Sha512,
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
        + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737")]
    public void Compute_PublishedKeyJefe_Code(TokenHash hash, string code)
    {
        byte[] source = Encoding.ASCII.GetBytes("what do ya want for nothing?");
        Hex.AreEqual(code, TokenMac.Compute(new HmacSha256(), hash, Encoding.ASCII.GetBytes("Jefe"), source));
    }

    [TestMethod]
    public void ComputeAndDigest_Random_SameAsDotNetAndTheKeyIsKept()
    {
        CryptoCases.Run(300, random =>
        {
            byte[] key = random.NextBytes(random.Next(1, 300));
            byte[] source = random.NextBytes(random.Next(300));
            byte[] kept = [.. key];
            foreach (TokenHash hash in new[] { TokenHash.Sha1, TokenHash.Sha256, TokenHash.Sha512 })
            {
                byte[] code = TokenMac.Compute(new HmacSha256(), hash, key, source);
                Hex.AreEqual(DotNetCode(hash, key, source), code);
                Hex.AreEqual(kept, key);
                byte[] digest = TokenMac.Digest(hash, source);
                Hex.AreEqual(DotNetDigest(hash, source), digest);
                Assert.HasCount(TokenMac.BytesOf(hash), digest);
            }
        });
    }

#pragma warning disable CA5350 // Judged against, not relied on.
    private static byte[] DotNetCode(TokenHash hash, byte[] key, byte[] source) => hash switch
    {
        TokenHash.Sha1 => Net.HMACSHA1.HashData(key, source),
        TokenHash.Sha256 => Net.HMACSHA256.HashData(key, source),
        _ => Net.HMACSHA512.HashData(key, source),
    };

    private static byte[] DotNetDigest(TokenHash hash, byte[] source) => hash switch
    {
        TokenHash.Sha1 => Net.SHA1.HashData(source),
        TokenHash.Sha256 => Net.SHA256.HashData(source),
        _ => Net.SHA512.HashData(source),
    };
#pragma warning restore CA5350
}
