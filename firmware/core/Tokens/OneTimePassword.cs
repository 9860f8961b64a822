using System;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Tokens;

/// <summary>HOTP (RFC 4226), by a counter, and TOTP (RFC 6238), by the time.</summary>
public static class OneTimePassword
{
    /// <summary>Most digits that mean something: a truncated code is below 2^31, which has ten.</summary>
    public const int DigitsMax = 10;

    /// <summary>The password of a counter (RFC 4226, section 5.3; RFC 6238, section 1.2 for other hashes).</summary>
    /// <param name="hmacSha256">The board's.</param>
    /// <param name="hash">SHA-1 in RFC 4226.</param>
    /// <param name="secret">What the server has too; stays the caller's to clear.</param>
    /// <param name="counter">At least 0.</param>
    /// <param name="digits">1 to 10; servers ask for 6 to 8.</param>
    public static string Hotp(IHmacSha256 hmacSha256, TokenHash hash, byte[] secret, long counter, int digits)
    {
        Guard.That(counter >= 0, 450);
        byte[] source = new byte[8];
        Bytes.PutUInt64BigEndian(source, 0, (ulong)counter);
        return Truncate(TokenMac.Compute(hmacSha256, hash, secret, source), digits);
    }

    /// <summary>The password of a time (RFC 6238, section 4.2), with T0 = 0.</summary>
    /// <param name="hmacSha256">The board's.</param>
    /// <param name="hash">SHA-1, SHA-256 or SHA-512.</param>
    /// <param name="secret">What the server has too; stays the caller's to clear.</param>
    /// <param name="unixSeconds">Seconds since 1970, UTC; at least 0.</param>
    /// <param name="stepSeconds">How long a password is good for; at least 1.</param>
    /// <param name="digits">1 to 10.</param>
    public static string Totp(
        IHmacSha256 hmacSha256, TokenHash hash, byte[] secret, long unixSeconds, int stepSeconds, int digits)
    {
        Guard.That(stepSeconds > 0, 451);
        return Hotp(hmacSha256, hash, secret, unixSeconds / stepSeconds, digits);
    }

    /// <summary>
    /// Dynamic truncation (RFC 4226, section 5.3): 31 bits from where the last half byte says, as decimal digits with
    /// zeros before them. The code is cleared.
    /// </summary>
    public static string Truncate(byte[] code, int digits)
    {
        Guard.That(digits > 0 && digits <= DigitsMax, 452);
        int offset = code[code.Length - 1] & 0x0f;
        int value = ((code[offset] & 0x7f) << 24) | (code[offset + 1] << 16) | (code[offset + 2] << 8)
            | code[offset + 3];
        Array.Clear(code, 0, code.Length);
        char[] password = new char[digits];
        for (int i = digits - 1; i >= 0; i--)
        {
            password[i] = (char)('0' + (value % 10));
            value /= 10;
        }

        return new string(password);
    }
}
