using System;
using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class EntropyHealthTestTests
{
    private readonly EntropyHealthTest _test = new();

    [TestMethod]
    public void Accept_RepetitionsBelowCutoff_Healthy()
    {
        Assert.IsTrue(Accept(Repeated(7, 30)));
        Assert.IsTrue(Accept([8]));
        Assert.IsTrue(Accept(Repeated(7, 30)));
    }

    [TestMethod]
    public void Accept_RepetitionsAtCutoff_Fails()
    {
        Assert.IsFalse(Accept(Repeated(7, 31)));
    }

    [TestMethod]
    public void Accept_RepetitionsOverTwoCalls_Fails()
    {
        Assert.IsTrue(Accept(Repeated(0, 30)));
        Assert.IsFalse(Accept([0]));
        Assert.IsFalse(Accept([0]));
    }

    [TestMethod]
    public void Accept_RepetitionInMiddleOfCall_Fails()
    {
        Assert.IsFalse(Accept([1, 2, .. Repeated(3, 31), 4, 5]));
    }

    [TestMethod]
    public void Reset_AfterRepetitions_CountsAfresh()
    {
        Assert.IsTrue(Accept(Repeated(7, 30)));
        _test.Reset();
        Assert.IsTrue(Accept(Repeated(7, 30)));
    }

    [TestMethod]
    public void Accept_WindowOneBelowProportionCutoff_Healthy()
    {
        Assert.IsTrue(Accept(Window(324)));
        Assert.IsTrue(Accept(Window(324)));
    }

    [TestMethod]
    public void Accept_WindowAtProportionCutoff_Fails()
    {
        Assert.IsFalse(Accept(Window(325)));
    }

    [TestMethod]
    public void Accept_SecondWindowAtProportionCutoff_Fails()
    {
        Assert.IsTrue(Accept(Window(1)));
        Assert.IsFalse(Accept(Window(325)));
    }

    [TestMethod]
    public void Reset_InMiddleOfWindow_StartsWindow()
    {
        byte[] window = Window(324);
        Assert.IsTrue(Accept(window[..400]));
        _test.Reset();
        Assert.IsTrue(Accept(window));
        Assert.IsTrue(Accept(window));
    }

    [TestMethod]
    public void Accept_RandomBytes_Healthy()
    {
        CryptoCases.Run(50, random =>
        {
            byte[] samples = new byte[1024];
            random.NextBytes(samples);
            Assert.IsTrue(new EntropyHealthTest().Accept(samples, 0, 1024));
        });
    }

    private bool Accept(byte[] samples)
    {
        return _test.Accept([0xaa, .. samples, 0xaa], 1, samples.Length);
    }

    private static byte[] Repeated(byte sample, int count)
    {
        byte[] samples = new byte[count];
        Array.Fill(samples, sample);
        return samples;
    }

    /// <summary>512 samples: 0xff first, that many times in all, never 31 times in a row.</summary>
    private static byte[] Window(int matchCount)
    {
        byte[] samples = new byte[512];
        int left = matchCount;
        for (int i = 0; i < samples.Length; i++)
        {
            bool match = left > 0 && i % 20 < 19;
            samples[i] = match ? (byte)0xff : (byte)(i % 251);
            if (match) { left--; }
        }
        return samples;
    }
}
