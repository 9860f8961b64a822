using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Wallet.Core.Recovery;
using Wallet.Protocol;
using Wallet.Tests;

namespace Wallet.Core.Tests.Recovery;

/// <summary>One of the vectors published with SLIP-0039, whose passphrase is always TREZOR.</summary>
internal sealed record Slip39Vector(string Name, string[] Shares, string Secret)
{
    public static byte[] Passphrase => "TREZOR"u8.ToArray();

    /// <summary>The number its name begins with.</summary>
    public int Number => int.Parse(Name[..Name.IndexOf('.')], System.Globalization.CultureInfo.InvariantCulture);

    public static IReadOnlyList<Slip39Vector> All()
    {
        string file = Path.Combine(
            Repository.Root(), "tests", "Wallet.Core.Tests", "Recovery", "slip-0039-vectors.json");
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. json.RootElement.EnumerateArray().Select(vector => new Slip39Vector(
                vector[0].GetString()!, [.. vector[1].EnumerateArray().Select(share => share.GetString()!)],
                vector[2].GetString()!)),
        ];
    }

    /// <summary>The numbers of a share's words.</summary>
    public static int[] Numbers(string share) =>
        [.. share.Split(' ').Select(word => Array.IndexOf(Words, word))];

    /// <summary>What becomes of the shares, and the secret where that is Ok.</summary>
    public StatusCode Recover(out string secret)
    {
        secret = string.Empty;
        var set = new ShareSet();
        foreach (string words in Shares)
        {
            StatusCode status = Share.TryDecode(Numbers(words), out Share share);
            status = status == StatusCode.Ok ? set.Add(share) : status;
            if (status != StatusCode.Ok)
            {
                return status;
            }
        }

        return SheetSecret.TryOpen(set, Passphrase, out secret);
    }

    private static string[] Words { get; } = [.. Enumerable.Range(0, ShareWords.Count).Select(ShareWords.Word)];
}
