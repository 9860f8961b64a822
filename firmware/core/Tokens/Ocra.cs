using System;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Tokens;

/// <summary>OCRA (RFC 6287): the password that answers a question.</summary>
public static class Ocra
{
    private const int NumberBytes = 8;

    /// <summary>The password, section 5.</summary>
    /// <param name="hmacSha256">The board's.</param>
    /// <param name="suite">What goes in and what comes out.</param>
    /// <param name="secret">What the server has too; stays the caller's to clear.</param>
    /// <param name="input">What the suite names; digest and session stay the caller's to clear.</param>
    /// <param name="password">The digits, or for a suite of 0 digits the whole code in hexadecimal; else empty.</param>
    /// <returns>False where question, PIN digest or session are not of the suite's form.</returns>
    public static bool TryCompute(
        IHmacSha256 hmacSha256, OcraSuite suite, byte[] secret, OcraInput input, out string password)
    {
        password = string.Empty;
        byte[] source = DataInput(suite, input);
        if (source == null)
        {
            return false;
        }

        byte[] code = TokenMac.Compute(hmacSha256, suite.Hash, secret, source);
        Array.Clear(source, 0, source.Length);
        password = suite.Digits == 0
            ? Bytes.ToHex(code, 0, code.Length)
            : OneTimePassword.Truncate(code, suite.Digits);
        return true;
    }

    /// <summary>DataInput, section 5.1: suite, a zero byte, C, Q, P, S, T; null where one does not fit.</summary>
    public static byte[] DataInput(OcraSuite suite, OcraInput input)
    {
        int pinBytes = suite.HasPin ? TokenMac.BytesOf(suite.PinHash) : 0;
        int sessionBytes = suite.SessionBytes;
        int count = suite.Text.Length + 1 + (suite.HasCounter ? NumberBytes : 0) + OcraQuestion.FieldBytes + pinBytes
            + sessionBytes + (suite.StepSeconds > 0 ? NumberBytes : 0);
        bool fits = (pinBytes == 0 || (input.PinDigest != null && input.PinDigest.Length == pinBytes))
            && (sessionBytes == 0 || (input.Session != null && input.Session.Length <= sessionBytes));
        byte[] source = new byte[count];
        char[] text = suite.Text.ToCharArray();
        int at = 0;
        for (; at < text.Length; at++) { source[at] = (byte)text[at]; }

        at++;
        if (suite.HasCounter)
        {
            Guard.That(input.Counter >= 0, 453);
            Bytes.PutUInt64BigEndian(source, at, (ulong)input.Counter);
            at += NumberBytes;
        }

        if (!fits || !OcraQuestion.TryWrite(suite, input.Question, source, at))
        {
            return null;
        }

        at += OcraQuestion.FieldBytes;
        if (pinBytes > 0)
        {
            Array.Copy(input.PinDigest, 0, source, at, pinBytes);
            at += pinBytes;
        }

        if (sessionBytes > 0)
        {
            // Zeros before it, as the reference implementation has them.
            Array.Copy(input.Session, 0, source, at + sessionBytes - input.Session.Length, input.Session.Length);
            at += sessionBytes;
        }

        if (suite.StepSeconds > 0)
        {
            Guard.That(input.UnixSeconds >= 0, 454);
            Bytes.PutUInt64BigEndian(source, at, (ulong)(input.UnixSeconds / suite.StepSeconds));
        }

        return source;
    }
}
