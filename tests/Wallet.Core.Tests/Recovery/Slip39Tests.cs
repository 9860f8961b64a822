using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Recovery;
using Wallet.Protocol;

namespace Wallet.Core.Tests.Recovery;

/// <summary>All vectors published with SLIP-0039; those of 256 bits and of several groups too.</summary>
[TestClass]
public sealed class Slip39Tests
{
    // Every vector that is not here gives its secret.
    private static readonly Dictionary<int, StatusCode> Refused = new()
    {
        [2] = StatusCode.ShareChecksumWrong,
        [3] = StatusCode.ShareInvalid,
        [5] = StatusCode.SharesMissing,
        [6] = StatusCode.ShareOfOtherSheet,
        [7] = StatusCode.ShareOfOtherSheet,
        [8] = StatusCode.ShareOfOtherSheet,
        [9] = StatusCode.ShareOfOtherSheet,
        [10] = StatusCode.ShareInvalid,
        [11] = StatusCode.ShareTwice,
        [12] = StatusCode.ShareOfOtherSheet,
        [13] = StatusCode.SharesDoNotFit,
        [14] = StatusCode.SharesMissing,
        [15] = StatusCode.SharesMissing,
        [16] = StatusCode.SharesMissing,
        [21] = StatusCode.ShareChecksumWrong,
        [22] = StatusCode.ShareInvalid,
        [24] = StatusCode.SharesMissing,
        [25] = StatusCode.ShareOfOtherSheet,
        [26] = StatusCode.ShareOfOtherSheet,
        [27] = StatusCode.ShareOfOtherSheet,
        [28] = StatusCode.ShareOfOtherSheet,
        [29] = StatusCode.ShareInvalid,
        [30] = StatusCode.ShareTwice,
        [31] = StatusCode.ShareOfOtherSheet,
        [32] = StatusCode.SharesDoNotFit,
        [33] = StatusCode.SharesMissing,
        [34] = StatusCode.SharesMissing,
        [35] = StatusCode.SharesMissing,
        [39] = StatusCode.ShareInvalid,
        [40] = StatusCode.ShareInvalid,
    };

    [TestMethod]
    public void Recover_PublishedVectors_SecretOrRefusalByName()
    {
        IReadOnlyList<Slip39Vector> vectors = Slip39Vector.All();
        Assert.HasCount(45, vectors);
        foreach (Slip39Vector vector in vectors)
        {
            StatusCode expected = Refused.GetValueOrDefault(vector.Number, StatusCode.Ok);
            Assert.AreEqual(expected, vector.Recover(out string secret), vector.Name);
            Assert.AreEqual(vector.Secret, secret, vector.Name);
        }
    }

    [TestMethod]
    public void Recover_SharesInAnyOrder_SameSecret()
    {
        foreach (Slip39Vector vector in Slip39Vector.All().Where(vector => vector.Secret.Length > 0))
        {
            Slip39Vector turned = vector with { Shares = [.. vector.Shares.Reverse()] };
            Assert.AreEqual(StatusCode.Ok, turned.Recover(out string secret), vector.Name);
            Assert.AreEqual(vector.Secret, secret, vector.Name);
        }
    }

    [TestMethod]
    public void Encode_SharesThatDecode_SameWords()
    {
        int encoded = 0;
        foreach (string words in Slip39Vector.All().SelectMany(vector => vector.Shares))
        {
            int[] numbers = Slip39Vector.Numbers(words);
            if (Share.TryDecode(numbers, out Share share) == StatusCode.Ok)
            {
                Assert.AreEqual(string.Join(' ', numbers), string.Join(' ', share.Encode()), words);
                encoded++;
            }
        }

        Assert.IsGreaterThan(70, encoded);
    }

    [TestMethod]
    public void Recover_OtherPassphrase_OtherSecret()
    {
        Slip39Vector vector = Slip39Vector.All()[3];
        var set = new ShareSet();
        foreach (string words in vector.Shares)
        {
            Share.TryDecode(Slip39Vector.Numbers(words), out Share share);
            set.Add(share);
        }

        Assert.AreEqual(StatusCode.Ok, SheetSecret.TryOpen(set, [], out string secret));
        Assert.AreNotEqual(vector.Secret, secret);
    }
}
