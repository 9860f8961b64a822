using System;
using Wallet.Core.Clock;
using Wallet.Tests;
using Wallet.Virtual.Scheduling;

namespace Wallet.Boards.Tests.Nmea;

/// <summary>The pure part: bytes to sentences to time.</summary>
[TestClass]
public sealed class NmeaTests
{
    private const string Valid = "GNRMC,101530.00,A,4717.11437,N,00833.91522,E,0.004,77.52,241226,,,A";

    private static readonly long ValidMs = Ms(2026, 12, 24, 10, 15, 30);

    public TestContext TestContext { get; set; } = null!;

    // From the manuals of SiRF and u-blox receivers and the pages everybody copies them from.
    [TestMethod]
    [DataRow("$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A", 1994, 3, 23, 12, 35, 19, 0)]
    [DataRow("$GPRMC,161229.487,A,3723.2475,N,12158.3416,W,0.13,309.62,120598,,*10", 1998, 5, 12, 16, 12, 29, 487)]
    [DataRow("$GPRMC,083559.00,A,4717.11437,N,00833.91522,E,0.004,77.52,091202,,,A*57", 2002, 12, 9, 8, 35, 59, 0)]
    public void Take_PublishedRmc_IsItsTime(
        string sentence, int year, int month, int day, int hour, int minute, int second, int ms)
    {
        Assert.IsTrue(TryTake(new NmeaTime(year), sentence + "\r\n", out long unixMs));
        Assert.AreEqual(Ms(year, month, day, hour, minute, second) + ms, unixMs);
        Assert.IsFalse(TryTake(new NmeaTime(NmeaTime.FirstYear), sentence + "\r\n", out unixMs), "too old for today");
        Assert.AreEqual(0, unixMs);
    }

    [TestMethod]
    [DataRow("$GPZDA,201530.00,04,07,2002,00,00*60", 2002, 7, 4, 20, 15, 30)]
    [DataRow("$GPZDA,082710.00,16,09,2002,00,00*64", 2002, 9, 16, 8, 27, 10)]
    public void Take_PublishedZda_CountsOnlyWithAFix(
        string sentence, int year, int month, int day, int hour, int minute, int second)
    {
        NmeaTime time = new(year);
        Assert.IsFalse(TryTake(time, sentence + "\r\n", out _), "nobody has said that there is a fix");
        Assert.IsTrue(TryTake(time, NmeaText.Sentence("GPRMC,083559.00,A,,,,,,,091202,,,A"), out _));
        Assert.IsTrue(TryTake(time, sentence + "\r\n", out long unixMs));
        Assert.AreEqual(Ms(year, month, day, hour, minute, second), unixMs);
        Assert.IsFalse(TryTake(time, NmeaText.Sentence("GPRMC,083559.00,V,,,,,,,091202,,,N"), out _));
        Assert.IsFalse(TryTake(time, sentence + "\r\n", out _), "the fix is lost");
    }

    [TestMethod]
    [DataRow("GP")]
    [DataRow("GN")]
    [DataRow("GL")]
    [DataRow("GA")]
    [DataRow("GB")]
    [DataRow("BD")]
    [DataRow("QZ")]
    public void Take_AnyTalker_IsHeard(string talker) => AssertTime(ValidMs, talker + Valid[2..]);

    [TestMethod]
    public void Take_LastSecondsOfYearsAndLeapDays_AreRight()
    {
        AssertTime(Ms(2028, 2, 29, 23, 59, 59), "GPRMC,235959,A,,,,,,,290228,,");
        AssertTime(Ms(2028, 3, 1, 0, 0, 0), "GPRMC,000000,A,,,,,,,010328,,");
        AssertTime(Ms(2026, 1, 1, 0, 0, 0), "GPRMC,000000.000,A,,,,,,,010126,,");
        AssertTime(Ms(2044, 12, 31, 23, 59, 59) + 999, "GPRMC,235959.9999,A,,,,,,,311244,,,D");
        AssertTime(Ms(2026, 6, 30, 12, 0, 0) + 50, "GPRMC,120000.05,A,,,,,,,300626,,,A,V");
    }

    [TestMethod]
    public void Take_LeapSecond_IsTheMidnightAfterIt()
    {
        AssertTime(Ms(2027, 1, 1, 0, 0, 0), "GPRMC,235960.00,A,,,,,,,311226,,,A");
        AssertTime(Ms(2027, 1, 1, 0, 0, 0), "GPRMC,235960.99,A,,,,,,,311226,,,A");
        AssertNone("GPRMC,225960.00,A,,,,,,,311226,,,A");
    }

    [TestMethod]
    [DataRow("GPRMC,101530.00,V,,,,,,,241226,,,A", "status: not valid")]
    [DataRow("GPRMC,101530.00,,,,,,,,241226,,,A", "no status")]
    [DataRow("GPRMC,101530.00,A,,,,,,,241226,,,N", "mode: not valid")]
    [DataRow("GPRMC,101530.00,A,,,,,,,241226,,,E", "mode: estimated")]
    [DataRow("GPRMC,101530.00,A,,,,,,,241226,,,M", "mode: typed in")]
    [DataRow("GPRMC,101530.00,A,,,,,,,241226,,,S", "mode: simulator")]
    [DataRow("GPRMC,101530.00,A,,,,,,,241226,,,", "mode: empty")]
    [DataRow("GPRMC,,A,,,,,,,241226,,,A", "no time")]
    [DataRow("GPRMC,10153,A,,,,,,,241226,,,A", "short time")]
    [DataRow("GPRMC,101530.,A,,,,,,,241226,,,A", "point without digits")]
    [DataRow("GPRMC,1015300,A,,,,,,,241226,,,A", "digits without a point")]
    [DataRow("GPRMC,101530.0x,A,,,,,,,241226,,,A", "fraction is no number")]
    [DataRow("GPRMC,1O1530,A,,,,,,,241226,,,A", "hour is no number")]
    [DataRow("GPRMC,241530,A,,,,,,,241226,,,A", "hour")]
    [DataRow("GPRMC,106030,A,,,,,,,241226,,,A", "minute")]
    [DataRow("GPRMC,101561,A,,,,,,,241226,,,A", "second")]
    [DataRow("GPRMC,101560,A,,,,,,,241226,,,A", "leap second at noon")]
    [DataRow("GPRMC,101530,A,,,,,,,,,,A", "no date")]
    [DataRow("GPRMC,101530,A,,,,,,,24122026,,,A", "long date")]
    [DataRow("GPRMC,101530,A,,,,,,,-11226,,,A", "day is no number")]
    [DataRow("GPRMC,101530,A,,,,,,,001226,,,A", "day 0")]
    [DataRow("GPRMC,101530,A,,,,,,,321226,,,A", "day 32")]
    [DataRow("GPRMC,101530,A,,,,,,,310626,,,A", "31 June")]
    [DataRow("GPRMC,101530,A,,,,,,,290227,,,A", "29 February of no leap year")]
    [DataRow("GPRMC,101530,A,,,,,,,240026,,,A", "month 0")]
    [DataRow("GPRMC,101530,A,,,,,,,241326,,,A", "month 13")]
    [DataRow("GPRMC,101530,A,,,,,,,090507,,,A", "missed a roll-over: 1,024 weeks before 2026-12-24")]
    [DataRow("GPRMC,101530,A,,,,,,,010145,,,A", "beyond the 19 years")]
    [DataRow("GPRMC,101530,A,,,,,,,241226,", "too few fields")]
    [DataRow("GPRMC", "no field")]
    [DataRow("", "nothing")]
    [DataRow("PRRMC,101530.00,A,,,,,,,241226,,,A", "a maker's own")]
    [DataRow("gpRMC,101530.00,A,,,,,,,241226,,,A", "small talker")]
    [DataRow("GPRMD,101530.00,A,,,,,,,241226,,,A", "another type")]
    [DataRow("GPRMC;101530.00,A,,,,,,,241226,,,A", "no comma behind the type")]
    public void Take_RmcThatSaysNoTime_IsNone(string body, string why)
    {
        TestContext.WriteLine(why);
        AssertNone(body);
    }

    [TestMethod]
    [DataRow("GPZDA,101530.00,24,12,26,00,00", "year of two digits")]
    [DataRow("GPZDA,101530.00,24,12,,00,00", "no year")]
    [DataRow("GPZDA,101530.00,24,12,2007,00,00", "old year")]
    [DataRow("GPZDA,101530.00,4,12,2026,00,00", "day of one digit")]
    [DataRow("GPZDA,101530.00,24,1,2026,00,00", "month of one digit")]
    [DataRow("GPZDA,101530.00,31,04,2026,00,00", "31 April")]
    [DataRow("GPZDA,,24,12,2026,00,00", "no time")]
    [DataRow("GPZDA,101530.00,24,12,2026", "too few fields")]
    public void Take_ZdaThatSaysNoTime_IsNone(string body, string why)
    {
        TestContext.WriteLine(why);
        NmeaTime time = new(NmeaTime.FirstYear);
        Assert.IsTrue(TryTake(time, NmeaText.Sentence(Valid), out _));

        Assert.IsFalse(TryTake(time, NmeaText.Sentence(body), out long unixMs));
        Assert.AreEqual(0, unixMs);
    }

    [TestMethod]
    public void Push_DamagedSentence_IsNone()
    {
        string good = NmeaText.Sentence(Valid);
        int star = good.IndexOf('*', StringComparison.Ordinal);
        string[] damaged =
        [
            good[1..], good.Replace("*", "", StringComparison.Ordinal), good[..star] + "\r\n",
            good[..(star + 2)] + "\r\n",
            good.Replace("\r", "", StringComparison.Ordinal), good.Replace("\r", "\r\r", StringComparison.Ordinal),
            good.Replace('\n', ' '), good.ToLowerInvariant(),
            good.Insert(9, "\t"), good.Insert(9, "\n"), good.Insert(9, "$"),
            good[..star] + "*G0\r\n", good[..star] + "*4D\r\n",
            "$*00\r\n", "$\r\n", "\r\n", NmeaText.Sentence(Valid + new string(',', 83 - good.Length)),
        ];
        foreach (string text in damaged)
        {
            Assert.IsFalse(TryTake(new NmeaTime(NmeaTime.FirstYear), text, out long unixMs), text);
            Assert.AreEqual(0, unixMs);
            Assert.IsTrue(TryTake(new NmeaTime(NmeaTime.FirstYear), text + good, out _), "after " + text);
        }

        string longest = NmeaText.Sentence(Valid + new string(',', 82 - good.Length));
        Assert.HasCount(82, longest.ToCharArray());
        Assert.IsTrue(TryTake(new NmeaTime(NmeaTime.FirstYear), longest, out _), "82 characters");
    }

    [TestMethod]
    public void Push_EveryByteOfAValidSentenceChanged_NeverSaysAnotherTime()
    {
        byte[] good = NmeaText.Bytes(NmeaText.Sentence(Valid));
        for (int at = 0; at < good.Length; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] bytes = (byte[])good.Clone();
                bytes[at] ^= (byte)(1 << bit);
                Assert.IsFalse(TryTake(new NmeaTime(NmeaTime.FirstYear), bytes, out _), $"bit {bit} of byte {at}");
            }
        }
    }

    [TestMethod]
    public void Push_Garbage_NeitherFailsNorSaysAnImplausibleTime()
    {
        int seed = TestSettings.SeedOr(5);
        TestContext.WriteLine("WALLET_TEST_SEED=" + seed);
        SeededRandom random = new((ulong)seed);
        string[] stock =
            ["$", "\r\n", "*", ",", "GPRMC,", "GNZDA,", "A", "V", "241226", "101530.00", ".", "99999999999"];
        NmeaTime time = new(NmeaTime.FirstYear);
        NmeaSentence sentence = new();
        for (int i = 0; i < 20_000; i++)
        {
            string body = "";
            for (int part = random.Next(12); part > 0; part--)
            {
                body += random.Next(4) == 0 ? ((char)random.Next(256)).ToString() : stock[random.Next(stock.Length)];
            }

            byte[] bytes = NmeaText.Bytes(random.Next(2) == 0 ? body : NmeaText.Sentence(body));
            if (TryTake(time, sentence, bytes, out long unixMs))
            {
                Assert.IsInRange(Ms(2026, 1, 1, 0, 0, 0), Ms(2045, 1, 1, 0, 0, 0) - 1, unixMs);
            }
        }
    }

    private static void AssertTime(long expectedMs, string body)
    {
        Assert.IsTrue(TryTake(new NmeaTime(NmeaTime.FirstYear), NmeaText.Sentence(body), out long unixMs), body);
        Assert.AreEqual(expectedMs, unixMs, body);
    }

    private static void AssertNone(string body)
    {
        NmeaTime time = new(NmeaTime.FirstYear);
        Assert.IsFalse(TryTake(time, NmeaText.Sentence(body), out long unixMs), body);
        Assert.AreEqual(0, unixMs);
        Assert.IsFalse(time.HasFix);
    }

    private static bool TryTake(NmeaTime time, string text, out long unixMs) =>
        TryTake(time, NmeaText.Bytes(text), out unixMs);

    private static bool TryTake(NmeaTime time, byte[] bytes, out long unixMs) =>
        TryTake(time, new NmeaSentence(), bytes, out unixMs);

    private static bool TryTake(NmeaTime time, NmeaSentence sentence, byte[] bytes, out long unixMs)
    {
        unixMs = 0;
        bool taken = false;
        foreach (byte b in bytes)
        {
            if (sentence.Push(b)) { taken |= time.TryTake(sentence.Body, sentence.Count, out unixMs); }
        }

        return taken;
    }

    private static long Ms(int year, int month, int day, int hour, int minute, int second) =>
        new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
