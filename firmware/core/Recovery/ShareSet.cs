using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Core.Recovery;

/// <summary>Shares as they are collected, until there are enough of them.</summary>
public sealed class ShareSet
{
    /// <summary>Shares that are held at most; a sheet that needs more is not one of ours.</summary>
    public const int SharesMax = 16;

    private readonly Share[] _shares = new Share[SharesMax];
    private int _count;

    /// <summary>The first share, whose identifier, flag and exponent all others have too; null before it.</summary>
    public Share First
    {
        get { return _count == 0 ? null : _shares[0]; }
    }

    /// <summary>True as soon as the secret follows from what is held.</summary>
    public bool IsComplete
    {
        get { return _count > 0 && CompleteGroups() >= First.GroupThreshold; }
    }

    /// <summary>Adds a share.</summary>
    /// <returns>
    /// Ok; ShareOfOtherSheet where it does not belong to those held, or there is no room; ShareTwice. A share that is
    /// refused is not held.
    /// </returns>
    public StatusCode Add(Share share)
    {
        if (_count > 0 && (_count == SharesMax || !IsOfOneSheet(share, First)))
        {
            return StatusCode.ShareOfOtherSheet;
        }

        for (int i = 0; i < _count; i++)
        {
            Share other = _shares[i];
            if (other.GroupIndex != share.GroupIndex)
            {
                continue;
            }

            if (other.MemberThreshold != share.MemberThreshold)
            {
                return StatusCode.ShareOfOtherSheet;
            }

            if (other.MemberIndex == share.MemberIndex)
            {
                return StatusCode.ShareTwice;
            }
        }

        _shares[_count] = share;
        _count++;
        return StatusCode.Ok;
    }

    /// <summary>The encrypted secret of the shares.</summary>
    /// <param name="hmac">HMAC-SHA-256.</param>
    /// <param name="encrypted">For <see cref="ShareCipher.Decrypt"/>; null unless Ok.</param>
    /// <returns>Ok; SharesMissing; SharesDoNotFit where one of them is of another secret.</returns>
    public StatusCode TryCombine(IHmacSha256 hmac, out byte[] encrypted)
    {
        encrypted = null;
        if (!IsComplete)
        {
            return StatusCode.SharesMissing;
        }

        int[] places = new int[First.GroupThreshold];
        byte[][] values = new byte[First.GroupThreshold][];
        int groups = 0;
        for (int group = 0; group < Share.CountMax && groups < places.Length; group++)
        {
            if (!IsGroupComplete(group))
            {
                continue;
            }

            StatusCode status = TryCombineGroup(hmac, group, out byte[] value);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            places[groups] = group;
            values[groups] = value;
            groups++;
        }

        return SecretSharing.TryCombine(hmac, places, values, groups, out encrypted);
    }

    /// <summary>Overwrites what is held.</summary>
    public void Wipe()
    {
        for (int i = 0; i < _count; i++)
        {
            _shares[i].Wipe();
        }

        _count = 0;
    }

    private static bool IsOfOneSheet(Share a, Share b)
    {
        return a.Identifier == b.Identifier && a.Extendable == b.Extendable
            && a.IterationExponent == b.IterationExponent && a.GroupThreshold == b.GroupThreshold
            && a.GroupCount == b.GroupCount && a.Value.Length == b.Value.Length;
    }

    private StatusCode TryCombineGroup(IHmacSha256 hmac, int group, out byte[] secret)
    {
        int[] places = new int[SharesMax];
        byte[][] values = new byte[SharesMax][];
        int members = 0;
        int threshold = 0;
        for (int i = 0; i < _count; i++)
        {
            if (_shares[i].GroupIndex == group)
            {
                places[members] = _shares[i].MemberIndex;
                values[members] = _shares[i].Value;
                threshold = _shares[i].MemberThreshold;
                members++;
            }
        }

        return SecretSharing.TryCombine(hmac, places, values, threshold, out secret);
    }

    private int CompleteGroups()
    {
        int complete = 0;
        for (int group = 0; group < Share.CountMax; group++)
        {
            complete += IsGroupComplete(group) ? 1 : 0;
        }

        return complete;
    }

    private bool IsGroupComplete(int group)
    {
        int members = 0;
        int threshold = 1;
        for (int i = 0; i < _count; i++)
        {
            if (_shares[i].GroupIndex == group)
            {
                members++;
                threshold = _shares[i].MemberThreshold;
            }
        }

        return members >= threshold;
    }
}
