using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Crypto;
using Wallet.Core.Storage;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;
using Wallet.Protocol.Messages;

namespace Wallet.Card.Records;

/// <summary>The token: its secrets, sealed by the vault, and its counters. Nothing of it stays in memory.</summary>
/// <remarks>
/// Two records, so that a counter costs no more than a small one. The counters name the token they belong to: with a
/// new token they begin at 0 although no write changes both records at once. A counter is on flash before its password
/// exists, so a power cut skips a number, which the server bears, and none is used twice.
/// </remarks>
public sealed class TokenRecords
{
    private const int IdBytes = 8;
    private const int CounterBytesMax = 64;

    private readonly DeviceContext _device;

    /// <summary>Over a device's records.</summary>
    public TokenRecords(DeviceContext device)
    {
        _device = device;
    }

    /// <summary>Whether there is a token. Its secrets may be locked.</summary>
    public bool IsEnrolled
    {
        get { return LoadSealed(out _) == StatusCode.Ok; }
    }

    /// <summary>Keeps a token, in the place of one there was. Only while the vault is open.</summary>
    /// <param name="reply">EnrolTokenReply as the server sent it; the caller's to clear.</param>
    /// <returns>Ok, StorageFull or StorageDamaged; not Ok: the token before, if any, is still there.</returns>
    public StatusCode Keep(byte[] reply)
    {
        byte[] box = _device.Vault.SealSecret(KeyVault.TokenPurpose, reply);
        return _device.Records.Save(RecordKeys.Token, box, 0, box.Length);
    }

    /// <summary>Opens the token. Whoever asks clears the secrets with <see cref="Clear"/>.</summary>
    /// <returns>Ok; DeviceLocked; TokenAbsent; StorageDamaged: it has to be enrolled anew.</returns>
    public StatusCode Load(out EnrolTokenReply token)
    {
        token = null;
        if (!_device.Vault.IsOpen)
        {
            return StatusCode.DeviceLocked;
        }

        StatusCode status = LoadSealed(out byte[] box);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (!_device.Vault.TryOpenSecret(KeyVault.TokenPurpose, box, out byte[] reply))
        {
            return StatusCode.StorageDamaged;
        }

        status = EnrolTokenReply.TryDecode(reply, 0, reply.Length, out token);
        Bytes.Clear(reply, 0, reply.Length);
        if (status == StatusCode.Ok && TokenTerms.Check(token) == StatusCode.Ok)
        {
            return StatusCode.Ok;
        }

        token = null;
        return StatusCode.StorageDamaged;
    }

    /// <summary>Overwrites the secrets.</summary>
    public static void Clear(EnrolTokenReply token)
    {
        if (token != null)
        {
            Bytes.Clear(token.Secret, 0, token.Secret.Length);
            Bytes.Clear(token.LoginSecret, 0, token.LoginSecret.Length);
        }
    }

    /// <summary>Gives out a counter, once: it is on flash that the next one will be another.</summary>
    /// <param name="isLogin">True for passwords to log in with, which are counted by themselves.</param>
    /// <param name="counter">From 0; 0 unless Ok.</param>
    /// <returns>Ok; TokenAbsent; StorageFull; StorageDamaged where no slot is sound: enrol anew.</returns>
    public StatusCode TakeCounter(bool isLogin, out long counter)
    {
        counter = 0;
        StatusCode status = LoadSealed(out byte[] box);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        byte[] id = Bytes.Slice(Sha256.Hash(box), 0, IdBytes);
        status = LoadCounters(id, out long challenge, out long login);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        long taken = isLogin ? login : challenge;
        var writer = new CborWriter(new byte[CounterBytesMax]);
        writer.WriteArray(3);
        writer.WriteBytes(id);
        writer.WriteInteger(isLogin ? challenge : challenge + 1);
        writer.WriteInteger(isLogin ? login + 1 : login);
        byte[] record = writer.ToArray();
        status = _device.Records.Save(RecordKeys.TokenCounters, record, 0, record.Length);
        if (status == StatusCode.Ok)
        {
            counter = taken;
        }

        return status;
    }

    private StatusCode LoadSealed(out byte[] box)
    {
        box = null;
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.Token)];
        StatusCode status = _device.Records.Load(RecordKeys.Token, buffer, out int count);
        if (status == StatusCode.Ok)
        {
            box = Bytes.Slice(buffer, 0, count);
        }

        return status == StatusCode.RecordAbsent ? StatusCode.TokenAbsent : status;
    }

    // A damaged slot beside a sound one held at most one more than that: both counters skip past it.
    private StatusCode LoadCounters(byte[] id, out long challenge, out long login)
    {
        challenge = 0;
        login = 0;
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.TokenCounters)];
        StatusCode status = _device.Records.Load(RecordKeys.TokenCounters, buffer, out int count);
        bool mayBeOlder = status == StatusCode.StorageDamaged && count > 0;
        if (status != StatusCode.Ok && !mayBeOlder)
        {
            return status == StatusCode.RecordAbsent ? StatusCode.Ok : status;
        }

        var reader = new CborReader(buffer, 0, count);
        reader.ReadArrayExactly(3);
        byte[] owner = reader.ReadBytesExactly(IdBytes);
        long lastChallenge = reader.ReadInteger();
        long lastLogin = reader.ReadInteger();
        status = reader.Finish();
        if (status != StatusCode.Ok)
        {
            return StatusCode.StorageDamaged;
        }

        int skipped = mayBeOlder ? 1 : 0;
        bool isOfThisToken = Bytes.AreEqual(owner, 0, id, 0, IdBytes);
        challenge = isOfThisToken ? lastChallenge + skipped : skipped;
        login = isOfThisToken ? lastLogin + skipped : skipped;
        return StatusCode.Ok;
    }
}
