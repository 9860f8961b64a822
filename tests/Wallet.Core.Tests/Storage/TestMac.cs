using System;
using System.Linq;
using System.Security.Cryptography;
using Wallet.Core.Ports;

namespace Wallet.Core.Tests.Storage;

/// <summary>.NET's HMAC behind the port, so that storage tests do not depend on our own.</summary>
internal sealed class TestMac : IHmacSha256
{
    /// <summary>A test key, worth nothing: 0, 1, 2 ... 31.</summary>
    public static byte[] Key => [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    public void Compute(
        byte[] key, int keyOffset, int keyCount, byte[] source, int offset, int count, byte[] mac, int macOffset)
    {
        HMACSHA256.HashData(key.AsSpan(keyOffset, keyCount), source.AsSpan(offset, count), mac.AsSpan(macOffset, 32));
    }
}
