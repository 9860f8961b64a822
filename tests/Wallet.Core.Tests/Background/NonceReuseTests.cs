using System;
using System.Collections.Generic;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Signing;
using Wallet.Core.Tests.Crypto;
using Wallet.Core.Tests.Rig;
using Wallet.Core.UseCases;
using Wallet.Protocol;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Background;

/// <summary>
/// No nonce signs two messages, wherever the power goes, and though both sources of randomness give the very same
/// bytes at each start. Two signatures with one nonce tell the private key to whoever reads them.
/// </summary>
[TestClass]
public sealed class NonceReuseTests
{
    private const string Label = SessionAuthentication.Label;
    private static readonly int[] s_torn = [VirtualFlash.KeepsOld, VirtualFlash.LeavesAbsent, 0, 9, 30, int.MaxValue];

    [TestMethod]
    public void Start_SourcesRepeat_GeneratorRepeats()
    {
        // What the tests below call repeating is the worst there is: nothing of the generator differs.
        TestDevice device = WithKey(repeats: true);
        byte[][] drawn = new byte[2][];
        for (int start = 0; start < 2; start++)
        {
            Restart(device, repeats: true);
            drawn[start] = new byte[32];
            device.Context.Random.Fill(drawn[start], 0, 32);
        }

        CollectionAssert.AreEqual(drawn[0], drawn[1]);
    }

    [TestMethod]
    public void Sign_GeneratorRepeatsForEachCoupon_NoNonceTwice()
    {
        // Within one run nothing but the counter then differs from coupon to coupon.
        TestDevice device = WithKey(repeats: true);
        var log = new SignatureLog();
        for (int i = 0; i < 3 * SignatureCoupons.Capacity; i++)
        {
            device.Context.Random = new DeviceRandom(
                [new SeededSource(11), new SeededSource(12)], device.Board.Ports.Hmac, null);
            Assert.AreEqual(StatusCode.Ok, device.Context.Random.Start());
            while (device.Context.Coupons.Count == 0) { Assert.IsTrue(device.Context.Background.Step()); }

            Sign(device.Context, log, 1);
        }
    }

    [TestMethod]
    [DataRow(false, DisplayName = "fresh randomness")]
    [DataRow(true, DisplayName = "the same randomness at each start")]
    public void Sign_PowerGoesAfterEachSlice_NoNonceTwice(bool repeats)
    {
        int slices = SlicesToFill(repeats);
        Assert.IsGreaterThan(SignatureCoupons.Capacity, slices);
        for (int cut = 0; cut <= slices; cut++)
        {
            TestDevice device = WithKey(repeats);
            var log = new SignatureLog();
            for (int start = 0; start < 2; start++)
            {
                // Two where there may be no coupon, or one in the making; then the rest of them, and fresh ones.
                Restart(device, repeats);
                Work(device.Context, cut);
                Sign(device.Context, log, 2);
                Work(device.Context, 1);
                Sign(device.Context, log, SignatureCoupons.Capacity - 1);
            }

            Assert.AreEqual(2 * (1 + SignatureCoupons.Capacity), log.Count);
        }
    }

    [TestMethod]
    [DataRow(false, DisplayName = "fresh randomness")]
    [DataRow(true, DisplayName = "the same randomness at each start")]
    public void Sign_PowerGoesAtEachWrite_NoNonceTwice(bool repeats)
    {
        // One device, its write torn in every way after every other way: the two slots take turns.
        TestDevice device = WithKey(repeats);
        var log = new SignatureLog();
        Live(device, repeats, log);
        for (int i = 0; i < s_torn.Length; i++)
        {
            foreach (int torn in new[] { s_torn[i], s_torn[(i + 2) % s_torn.Length] })
            {
                device.Board.Flash.CutAt(device.Board.Flash.OperationCount, torn);
                Assert.ThrowsExactly<PowerLostException>(() => Live(device, repeats, log));
                device.Board.Flash.Restore();
            }

            Live(device, repeats, log);
        }

        Assert.AreEqual((1 + s_torn.Length) * (1 + SignatureCoupons.Capacity), log.Count);
    }

    [TestMethod]
    [DataRow(false, DisplayName = "fresh randomness")]
    [DataRow(true, DisplayName = "the same randomness at each start")]
    public void Session_PowerGoesAtEachWait_NoNonceTwice(bool repeats)
    {
        TestDevice device = TestDevice.Enrolled();
        bool wasCut = true;
        int cut = 0;
        while (wasCut)
        {
            wasCut = !TryMeetBank(device, repeats, cut++);
        }

        // A wait for each slice and for each answer of the bank; an authentication in each start that came so far.
        Assert.IsGreaterThan(SlicesToFill(repeats), cut);
        var log = new SignatureLog();
        foreach ((byte[] digest, byte[] signature) in device.Bank.Signed) { log.Add(digest, signature); }

        Assert.IsGreaterThan(SignatureCoupons.Capacity, log.Count);
    }

    /// <summary>A start that makes all coupons, takes them all, and signs once more.</summary>
    private static void Live(TestDevice device, bool repeats, SignatureLog log)
    {
        Restart(device, repeats);
        Work(device.Context, int.MaxValue);
        Assert.AreEqual(SignatureCoupons.Capacity, device.Context.Coupons.Count);
        Sign(device.Context, log, SignatureCoupons.Capacity + 1);
    }

    /// <summary>A start that rests until its coupons are made, then sets its clock; false where it was cut.</summary>
    private static bool TryMeetBank(TestDevice device, bool repeats, int cutAtWait)
    {
        IEvents events = device.Board.Ports.Events;
        device.Board.Bridge.Restart((uint)(100 + cutAtWait));
        try
        {
            device.Board.Ports.Events = new CutEvents(events, cutAtWait);
            Restart(device, repeats);
            var loop = new DeviceLoop(device.Context, new HaltedProduct(device.Context, StatusCode.Ok));
            int turns = 0;
            while (device.Context.Coupons.Count < SignatureCoupons.Capacity)
            {
                if (!loop.Step()) { loop.Rest(); }

                Assert.IsLessThan(1_000, turns++);
            }

            // Twice, so that the second takes a coupon made by the same start.
            for (int i = 0; i < 2; i++)
            {
                Assert.AreEqual(StatusCode.Ok, SynchroniseClockUseCase.Run(device.Context));
            }

            return true;
        }
        catch (PowerLostException)
        {
            return false;
        }
        finally
        {
            device.Board.Ports.Events = events;
        }
    }

    private static TestDevice WithKey(bool repeats)
    {
        TestDevice device = TestDevice.Fresh();
        Restart(device, repeats);
        Assert.AreEqual(StatusCode.Ok, device.Context.Identity.EnsureKey(device.Context.Random, device.Context.Vault));
        return device;
    }

    private static void Restart(TestDevice device, bool repeats)
    {
        if (repeats) { device.Board.Ports.Entropy = [new SeededSource(11), new SeededSource(12)]; }

        device.Restart();
    }

    private static int SlicesToFill(bool repeats) => Work(WithKey(repeats).Context, int.MaxValue);

    private static int Work(DeviceContext device, int slicesMax)
    {
        int slices = 0;
        while (slices < slicesMax && device.Background.Step()) { Assert.IsLessThan(1_000, slices++); }

        return slices;
    }

    private static void Sign(DeviceContext device, SignatureLog log, int count)
    {
        for (int i = 0; i < count; i++)
        {
            StatusCode status = SigningGate.Sign(device, Label, BitConverter.GetBytes(log.Count), out byte[] sign1);
            Assert.AreEqual(StatusCode.Ok, status);
            var document = new CoseSign1();
            Assert.AreEqual(StatusCode.Ok, CoseSign1.TryDecode(sign1, 0, sign1.Length, document));
            log.Add(Sha256.Hash(CoseSign1.ToBeSigned(Label, document.Payload)), document.Signature);
        }
    }

    /// <summary>Every signature of one device, those it made and could not send included.</summary>
    private sealed class SignatureLog
    {
        private readonly Dictionary<string, string> _digestOfR = new(StringComparer.Ordinal);

        public int Count => _digestOfR.Count;

        public void Add(byte[] digest, byte[] signature)
        {
            string r = Convert.ToHexString(signature[..32]);
            Assert.IsTrue(
                _digestOfR.TryAdd(r, Convert.ToHexString(digest)),
                $"one nonce for two messages, after {Count} signatures");
        }
    }

    private sealed class CutEvents(IEvents events, int cutAtWait) : IEvents
    {
        private int _waits;

        public void Wait(int timeoutMs)
        {
            if (_waits++ == cutAtWait) { throw new PowerLostException(0); }

            events.Wait(timeoutMs);
        }
    }
}
