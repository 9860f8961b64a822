using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wallet.Bank.Authentication;

/// <summary>The server's own HOTP, TOTP and OCRA (RFC 4226, 6238, 6287), on .NET's cryptography.</summary>
/// <remarks>
/// Written apart from the card's, so that each judges the other. Only the two suites that the server gives out.
/// </remarks>
internal static class DynamicPassword
{
    /// <summary>For transactions that the card shows: the question is their digest.</summary>
    public const string Suite = "OCRA-1:HOTP-SHA256-8:C-QH64-PSHA256-T1M";

    /// <summary>For challenges that are typed: eight digits, and the amount as the session's information.</summary>
    public const string ShortSuite = "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA256-S008-T1M";

    /// <summary>Digits of an answer.</summary>
    public const int AnswerDigits = 8;

    /// <summary>Digits of a password to log in with.</summary>
    public const int LoginDigits = 6;

    /// <summary>Seconds of the step that goes into an answer.</summary>
    public const int StepSeconds = 60;

    private const int QuestionBytes = 128;

    /// <summary>The answer to a transaction's digest.</summary>
    public static string ForDigest(byte[] secret, long counter, byte[] digest, byte[] pinDigest, long step)
    {
        byte[] question = new byte[QuestionBytes];
        digest.CopyTo(question, 0);
        return Truncated(
            HMACSHA256.HashData(secret, Input(Suite, counter, question, pinDigest, [], step)), AnswerDigits);
    }

    /// <summary>The answer to a typed challenge for an amount.</summary>
    public static string ForTyped(
        byte[] secret, long counter, string typed, long amountMinor, byte[] pinDigest, long step)
    {
        // The decimal number in hexadecimal, from the left; a half byte may stay over.
        string hex = long.Parse(typed, CultureInfo.InvariantCulture).ToString("x", CultureInfo.InvariantCulture);
        byte[] question = Convert.FromHexString(hex.PadRight(2 * QuestionBytes, '0'));
        return Truncated(
            HMACSHA256.HashData(secret, Input(ShortSuite, counter, question, pinDigest, BigEndian(amountMinor), step)),
            AnswerDigits);
    }

    /// <summary>The password of a counter, or of a time step.</summary>
#pragma warning disable CA5350 // RFC 4226 says SHA-1; inside HMAC its collisions help nobody.
    public static string ForLogin(byte[] secret, long counter) =>
        Truncated(HMACSHA1.HashData(secret, BigEndian(counter)), LoginDigits);
#pragma warning restore CA5350

    /// <summary>Compares without telling where they differ.</summary>
    public static bool Same(string expected, string password) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(password));

    private static byte[] Input(
        string suite, long counter, byte[] question, byte[] pinDigest, byte[] session, long step) =>
        [.. Encoding.ASCII.GetBytes(suite), 0, .. BigEndian(counter), .. question, .. pinDigest, .. session,
            .. BigEndian(step)];

    private static byte[] BigEndian(long value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    // RFC 4226, section 5.3.
    private static string Truncated(byte[] code, int digits)
    {
        int value = BinaryPrimitives.ReadInt32BigEndian(code.AsSpan(code[^1] & 15)) & int.MaxValue;
        return (value % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }
}
