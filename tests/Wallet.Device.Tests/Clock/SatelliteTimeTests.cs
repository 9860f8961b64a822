using Wallet.Core.Clock;

namespace Wallet.Device.Tests.Clock;

/// <summary>Bytes of a satellite receiver to a time, and the calendar beneath.</summary>
[TestClass]
public sealed class SatelliteTimeTests
{
    private const string Published = "$GPRMC,161229.487,A,3723.2475,N,12158.3416,W,0.13,309.62,120598,,*10\r\n";

    [TestMethod]
    [DataRow(Published, 1998, 894989549487L)]
    [DataRow("$GPRMC,083559.00,A,4717.11437,N,00833.91522,E,0.004,77.52,091202,,,A*57\r\n", 2002, 1039422959000L)]
    public void Push_PublishedSentence_ItsTime(string line, int firstYear, long expected)
    {
        Assert.AreEqual(expected, TimeOf(line, firstYear));
    }

    [TestMethod]
    public void Push_AnyCharacterTurned_NoTimeOrTheSame()
    {
        char[] characters = Published.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            characters[i] = (char)(characters[i] ^ 1);
            Assert.AreEqual(0L, TimeOf(new string(characters), 1998), i.ToString());
            characters[i] = (char)(characters[i] ^ 1);
        }
    }

    [TestMethod]
    public void CivilTime_DaysAroundLeapYears_ThereAndBack()
    {
        int[] parts = new int[CivilTime.Parts];
        long dayMs = 86_400_000;
        for (long day = 20_000; day < 50_000; day += 365)
        {
            for (long near = day; near < day + 3; near++)
            {
                long unixMs = (near * dayMs) + 86_399_000;
                CivilTime.FromUnixMs(unixMs, parts);
                Assert.IsTrue(CivilTime.TryToUnixMs(parts, out long again));
                Assert.AreEqual(unixMs, again);
            }
        }
    }

    private static long TimeOf(string line, int firstYear)
    {
        var sentence = new NmeaSentence();
        var time = new NmeaTime(firstYear);
        byte[] bytes = Hex.OfAscii(line);
        for (int i = 0; i < bytes.Length; i++)
        {
            if (sentence.Push(bytes[i]) && time.TryTake(sentence.Body, sentence.Count, out long unixMs))
            {
                return unixMs;
            }
        }

        return 0;
    }
}
