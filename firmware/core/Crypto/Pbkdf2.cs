using System;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Crypto;

/// <summary>PBKDF2 with HMAC-SHA-256 (RFC 8018, section 5.2): a key out of what a person remembers.</summary>
/// <remarks>
/// An iteration is one HMAC of 32 bytes: one call of a board's native HMAC, or two blocks of SHA-256 with
/// <see cref="HmacSha256"/>, which keeps the state after the password's pads.
/// </remarks>
public static class Pbkdf2
{
    private const int BlockBytes = HmacSha256.MacBytes;
    private const int IndexBytes = 4;

    /// <summary>Derives a key, <paramref name="iterations"/> codes for every 32 bytes of it begun.</summary>
    /// <param name="hmac">HMAC-SHA-256.</param>
    /// <param name="password">Any length; stays the caller's to clear.</param>
    /// <param name="salt">Not secret, drawn once for this password.</param>
    /// <param name="iterations">At least 1; what guessing one password costs.</param>
    /// <param name="count">Bytes wanted, at least 1.</param>
    public static byte[] Derive(IHmacSha256 hmac, byte[] password, byte[] salt, int iterations, int count)
    {
        Guard.That(iterations > 0 && count > 0, 240);

        HmacSha256 managed = hmac as HmacSha256;
        if (managed != null) { managed.SetKey(password, 0, password.Length); }

        byte[] output = new byte[count];
        byte[] source = new byte[salt.Length + IndexBytes];
        byte[] code = new byte[BlockBytes];
        byte[] sum = new byte[BlockBytes];
        Array.Copy(salt, 0, source, 0, salt.Length);
        int written = 0;
        for (int index = 1; written < count; index++)
        {
            // U(1) = HMAC(password, salt | index), U(i) = HMAC(password, U(i - 1)); the block is the sum of all.
            Bytes.PutUInt32BigEndian(source, salt.Length, (uint)index);
            byte[] previous = source;
            Array.Clear(sum, 0, BlockBytes);
            for (int i = 0; i < iterations; i++)
            {
                if (managed != null) { managed.Compute(previous, 0, previous.Length, code, 0); }
                else { hmac.Compute(password, 0, password.Length, previous, 0, previous.Length, code, 0); }

                Xor(sum, code);
                previous = code;
            }

            int taken = count - written < BlockBytes ? count - written : BlockBytes;
            Array.Copy(sum, 0, output, written, taken);
            written += taken;
        }

        if (managed != null) { managed.Clear(); }

        Array.Clear(code, 0, BlockBytes);
        Array.Clear(sum, 0, BlockBytes);
        return output;
    }

    private static void Xor(byte[] sum, byte[] code)
    {
        sum[0] = (byte)(sum[0] ^ code[0]);
        sum[1] = (byte)(sum[1] ^ code[1]);
        sum[2] = (byte)(sum[2] ^ code[2]);
        sum[3] = (byte)(sum[3] ^ code[3]);
        sum[4] = (byte)(sum[4] ^ code[4]);
        sum[5] = (byte)(sum[5] ^ code[5]);
        sum[6] = (byte)(sum[6] ^ code[6]);
        sum[7] = (byte)(sum[7] ^ code[7]);
        sum[8] = (byte)(sum[8] ^ code[8]);
        sum[9] = (byte)(sum[9] ^ code[9]);
        sum[10] = (byte)(sum[10] ^ code[10]);
        sum[11] = (byte)(sum[11] ^ code[11]);
        sum[12] = (byte)(sum[12] ^ code[12]);
        sum[13] = (byte)(sum[13] ^ code[13]);
        sum[14] = (byte)(sum[14] ^ code[14]);
        sum[15] = (byte)(sum[15] ^ code[15]);
        sum[16] = (byte)(sum[16] ^ code[16]);
        sum[17] = (byte)(sum[17] ^ code[17]);
        sum[18] = (byte)(sum[18] ^ code[18]);
        sum[19] = (byte)(sum[19] ^ code[19]);
        sum[20] = (byte)(sum[20] ^ code[20]);
        sum[21] = (byte)(sum[21] ^ code[21]);
        sum[22] = (byte)(sum[22] ^ code[22]);
        sum[23] = (byte)(sum[23] ^ code[23]);
        sum[24] = (byte)(sum[24] ^ code[24]);
        sum[25] = (byte)(sum[25] ^ code[25]);
        sum[26] = (byte)(sum[26] ^ code[26]);
        sum[27] = (byte)(sum[27] ^ code[27]);
        sum[28] = (byte)(sum[28] ^ code[28]);
        sum[29] = (byte)(sum[29] ^ code[29]);
        sum[30] = (byte)(sum[30] ^ code[30]);
        sum[31] = (byte)(sum[31] ^ code[31]);
    }
}
