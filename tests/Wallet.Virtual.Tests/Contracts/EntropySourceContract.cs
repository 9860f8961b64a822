using System;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Virtual.Tests.Contracts;

/// <summary>What every working source of randomness does.</summary>
public abstract class EntropySourceContract
{
    /// <summary>Runs the test with a source that works.</summary>
    protected abstract void Use(Action<IEntropySource> test);

    [TestMethod]
    public void Fill_Slice_LeavesTheRest()
    {
        Use(source =>
        {
            byte[] buffer = new byte[100];
            Assert.AreEqual(StatusCode.Ok, source.Fill(buffer, 10, 80));

            Assert.AreEqual(0, buffer.AsSpan(0, 10).IndexOfAnyExcept((byte)0) + 1);
            Assert.AreEqual(0, buffer.AsSpan(90, 10).IndexOfAnyExcept((byte)0) + 1);
            Assert.AreNotEqual(-1, buffer.AsSpan(10, 80).IndexOfAnyExcept((byte)0));
        });
    }

    [TestMethod]
    public void Fill_Twice_Differs()
    {
        Use(source =>
        {
            byte[] first = new byte[32];
            byte[] second = new byte[32];
            Assert.AreEqual(StatusCode.Ok, source.Fill(first, 0, 32));
            Assert.AreEqual(StatusCode.Ok, source.Fill(second, 0, 32));

            CollectionAssert.AreNotEqual(first, second);
        });
    }

    [TestMethod]
    public void Fill_FourKilobytes_PassesHealthTest()
    {
        Use(source =>
        {
            byte[] samples = new byte[4096];
            Assert.AreEqual(StatusCode.Ok, source.Fill(samples, 0, samples.Length));

            Assert.IsTrue(new EntropyHealthTest().Accept(samples, 0, samples.Length));
        });
    }
}
