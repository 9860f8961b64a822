using nanoFramework.TestFramework;
using TestFrameworkShared;

namespace Probes;

public static class Probe
{
    [Setup]
    public static void Prepare() => OutputHelper.WriteLine("text");

    [TestMethod]
    [DataRow(1, "one")]
    public static void Use(int number, string text)
    {
        Assert.AreEqual(1, number);
        Assert.IsTrue(text.Length == 3, "three");
        Assert.ThrowsException(typeof(AssertFailedException), () => Assert.IsNull(text));
    }
}
