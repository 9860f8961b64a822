using System.Text;
using Wallet.Protocol.Frames;

namespace Wallet.Protocol.Tests.Frames;

[TestClass]
public class Fcs32Tests
{
    [TestMethod]
    public void Compute_CheckString_IsThePublishedValue() =>
        Assert.AreEqual(0xCBF43926u, Fcs32.Compute(Encoding.ASCII.GetBytes("123456789"), 0, 9));

    [TestMethod]
    public void Compute_EveryByteAlone_IsTheBitwiseDefinition()
    {
        for (int value = 0; value < 256; value++)
        {
            uint register = 0xFFFFFFFF ^ (uint)value;
            for (int bit = 0; bit < 8; bit++)
            {
                register = (register >> 1) ^ ((register & 1) * 0xEDB88320u);
            }

            Assert.AreEqual(~register, Fcs32.Compute([(byte)value], 0, 1));
        }
    }

    [TestMethod]
    public void IsGood_CheckSequenceLeastSignificantFirst_IsTrueAndNothingElse()
    {
        byte[] b = Encoding.ASCII.GetBytes("x123456789\x26\x39");
        b = [.. b, 0xF4, 0xCB];
        Assert.IsTrue(Fcs32.IsGood(b, 1, 13));
        b[13] ^= 1;
        Assert.IsFalse(Fcs32.IsGood(b, 1, 13));
    }
}
