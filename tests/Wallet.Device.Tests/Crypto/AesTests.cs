using Wallet.Core.Crypto;
using Wallet.Protocol;

namespace Wallet.Device.Tests.Crypto;

/// <summary>AES-128 and CCM with their published vectors.</summary>
[TestClass]
public sealed class AesTests
{
    // CAVP CCM VPT-128: nonce of 13 bytes, tag of 16, 32 bytes of additional data.
    private const string Key = "43c1142877d9f450e12d7b6db47a85ba";
    private const string Nonce = "76becd9d27ca8a026215f32712";
    private const string Aad = "6a59aacadd416e465264c15e1a1e9bfa084687492710f9bda832e2571e468224";
    private const string Plaintext = "b506a6ba900c1147c806775324b36eb376aa01d4c3eef6f5";
    private const string Sealed = "14b14fe5b317411392861638ec383ae40ba95fefe34255dc2ec067887114bc370281de6f00836ce4";

    // FIPS 197 appendix B and C.1; two blocks of SP 800-38A F.1.1.
    [TestMethod]
    [DataRow(
        "2b7e151628aed2a6abf7158809cf4f3c", "3243f6a8885a308d313198a2e0370734", "3925841d02dc09fbdc118597196a0b32")]
    [DataRow(
        "000102030405060708090a0b0c0d0e0f", "00112233445566778899aabbccddeeff", "69c4e0d86a7b0430d8cdb78070b4c55a")]
    [DataRow(
        "2b7e151628aed2a6abf7158809cf4f3c",
        "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51",
        "3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a96fdbaaf")]
    public void EncryptBlocks_Published_Ciphertext(string key, string plaintext, string ciphertext)
    {
        byte[] source = Hex.ToBytes(plaintext);
        byte[] output = new byte[source.Length];
        var aes = new Aes128();
        aes.SetKey(Hex.ToBytes(key), 0);
        aes.EncryptBlocks(source, 0, output, 0, source.Length / Aes128.BlockBytes);
        Check.IsHex(ciphertext, output);
    }

    // The four blocks of SP 800-38A, F.1.1, chained from a vector of zeros: computed with OpenSSL.
    [TestMethod]
    public void EncryptChain_FourBlocks_LastOfTheChain()
    {
        byte[] source = Hex.ToBytes(
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
            + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
        byte[] output = new byte[Aes128.BlockBytes];
        var aes = new Aes128();
        aes.SetKey(Hex.ToBytes("2b7e151628aed2a6abf7158809cf4f3c"), 0);
        aes.EncryptChain(source, 0, 4, output, 0);
        Check.IsHex("a7356e1207bb406639e5e5ceb9a9ed93", output);
    }

    [TestMethod]
    public void Seal_Cavp_CiphertextAndTag()
    {
        byte[] message = Hex.ToBytes(Plaintext);
        byte[] output = new byte[message.Length + AesCcm.TagBytes];
        Check.IsOk(
            AesCcm.Seal(
                new Aes128(), Hex.ToBytes(Key), Hex.ToBytes(Nonce), Hex.ToBytes(Aad), message, 0, message.Length,
                output, 0),
            "seal");
        Check.IsHex(Sealed, output);
    }

    [TestMethod]
    public void Open_Cavp_PlaintextAndNothingOfATamperedOne()
    {
        byte[] box = Hex.ToBytes(Sealed);
        byte[] output = new byte[box.Length - AesCcm.TagBytes];
        Check.IsOk(Open(box, output), "open");
        Check.IsHex(Plaintext, output);
        for (int i = 0; i < box.Length; i += 3)
        {
            box[i] ^= 0x80;
            Check.IsStatus(StatusCode.RecordTampered, Open(box, output), "tampered");
            Check.AreEqual(new byte[output.Length], output, "nothing leaks");
            box[i] ^= 0x80;
        }
    }

    private static StatusCode Open(byte[] box, byte[] output)
    {
        return AesCcm.Open(
            new Aes128(), Hex.ToBytes(Key), Hex.ToBytes(Nonce), Hex.ToBytes(Aad), box, 0, box.Length, output, 0);
    }
}
