using System.IO;
using Wallet.Tests;

namespace Wallet.Unroll.Tests;

[TestClass]
public sealed class BaseTableTests
{
    [TestMethod]
    public void Text_CommittedFile_IsTheSame()
    {
        string path = Path.Combine(Repository.Root(), "firmware", "core", "Crypto", "P256BaseTableData.cs");
        Assert.AreEqual(File.ReadAllText(path), BaseTable.Text());
    }
}
