using System;
using System.IO;

namespace Wallet.Device.Tests.Desktop;

[TestClass]
public sealed class VectorSourceTests
{
    private const string Renew = "WALLET_RENEW_VECTORS";

    /// <summary>Run with WALLET_RENEW_VECTORS=1 after a vector file has got new rows.</summary>
    [TestMethod]
    public void Vectors_EachClass_IsMadeFromItsFile()
    {
        foreach (VectorSource source in VectorSource.All)
        {
            if (Environment.GetEnvironmentVariable(Renew) == "1")
            {
                File.WriteAllText(source.Path, source.Text());
            }

            string name = Path.GetFileName(source.Path);
            Assert.AreEqual(source.Text(), File.ReadAllText(source.Path), $"{name}: run with {Renew}=1");
        }
    }
}
