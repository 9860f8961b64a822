using System;
using Wallet.Core.Recovery;
using Wallet.Core.Tests.Storage;
using Wallet.Protocol;

namespace Wallet.Core.Tests.Recovery;

/// <summary>The secret of a set of shares, with .NET's HMAC.</summary>
internal static class SheetSecret
{
    public static StatusCode TryOpen(ShareSet set, byte[] passphrase, out string secret)
    {
        secret = string.Empty;
        StatusCode status = set.TryCombine(new TestMac(), out byte[] encrypted);
        if (status == StatusCode.Ok)
        {
            ShareCipher cipher = ShareCipher.Decrypt(new TestMac(), encrypted, passphrase, set.First);
            secret = Convert.ToHexStringLower(Run(cipher));
        }

        return status;
    }

    public static byte[] Run(ShareCipher cipher)
    {
        while (cipher.HasNext)
        {
            cipher.Step();
        }

        return cipher.Finish();
    }
}
