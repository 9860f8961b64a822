using System;
using System.Collections.Generic;
using Wallet.Device.Benchmarks;

namespace Wallet.Device.Tests.Desktop;

[TestClass]
public sealed class OperationTests
{
    [TestMethod]
    public void Operations_Each_GivesTheRightResultEachTimeAndHasANameOfItsOwn()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Operation operation in OperationList.Make())
        {
            Assert.IsTrue(names.Add(operation.Name), operation.Name);
            Assert.DoesNotContain(",", operation.Name, "the report parts by commas");
            operation.Prepare();
            Assert.IsTrue(operation.Run(), operation.Name);
            operation.Prepare();
            Assert.IsTrue(operation.Run(), operation.Name);
        }

        Assert.IsNotEmpty(names);
    }
}
