using System.IO;
using System.Linq;
using Wallet.Tests;

namespace Wallet.Unroll.Tests;

[TestClass]
public sealed class GeneratedFilesTests
{
    [TestMethod]
    public void All_CommittedFiles_AreTheSame()
    {
        (string Path, string Text)[] files = [.. GeneratedFiles.All()];
        Assert.IsGreaterThanOrEqualTo(4, files.Length);
        foreach ((string path, string text) in files)
        {
            Assert.AreEqual(text, File.ReadAllText(Path.Combine(Repository.Root(), path)), path);
        }
    }

    [TestMethod]
    public void All_EveryFile_FitsTheScreen()
    {
        foreach ((string path, string text) in GeneratedFiles.All())
        {
            Assert.IsFalse(text.Split('\n').Any(line => line.Length > 120), path);
        }
    }
}
