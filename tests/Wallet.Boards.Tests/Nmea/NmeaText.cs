using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Wallet.Boards.Tests.Nmea;

/// <summary>Sentences as a receiver sends them.</summary>
internal static class NmeaText
{
    /// <summary>The sentence with this body: dollar sign, body, star, checksum, CR, LF.</summary>
    public static string Sentence(string body)
    {
        int sum = body.Aggregate(0, (soFar, c) => soFar ^ c);
        return "$" + body + "*" + sum.ToString("X2", CultureInfo.InvariantCulture) + "\r\n";
    }

    /// <summary>RMC of a moment, near a published position.</summary>
    public static string Rmc(DateTimeOffset time, bool hasFix)
    {
        string place = (hasFix ? "A" : "V") + ",4717.11437,N,00833.91522,E,0.004,";
        string mode = hasFix ? "A" : "N";
        return Sentence(string.Create(
            CultureInfo.InvariantCulture, $"GNRMC,{time:HHmmss.ff},{place},{time:ddMMyy},,,{mode}"));
    }

    public static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
