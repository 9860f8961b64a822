using System;
using System.Security.Cryptography;
using System.Text;
using Wallet.Protocol;
using Wallet.Protocol.Cose;

namespace Wallet.Tests.Forging;

/// <summary>One end of a session's seal, made of .NET's cryptography and the README alone.</summary>
internal sealed class SessionSeal : IDisposable
{
    private readonly AesCcm _sendKey;
    private readonly AesCcm _receiveKey;
    private readonly byte[] _sendIv;
    private readonly byte[] _receiveIv;
    private readonly byte[] _additionalData;
    private long _sent;
    private long _received;

    private SessionSeal(ECDiffieHellman own, byte[] otherKey, byte[] transcriptDigest, byte[] id, string me, string it)
    {
        using var other = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = otherKey[..32], Y = otherKey[32..] },
        });
        byte[] secret = own.DeriveRawSecretAgreement(other.PublicKey);
        byte[] prk = HKDF.Extract(HashAlgorithmName.SHA256, secret, transcriptDigest);
        _sendKey = new AesCcm(Expand(prk, $"wallet/1/{me} key", 16));
        _receiveKey = new AesCcm(Expand(prk, $"wallet/1/{it} key", 16));
        _sendIv = Expand(prk, $"wallet/1/{me} iv", 13);
        _receiveIv = Expand(prk, $"wallet/1/{it} iv", 13);
        _additionalData = CoseEncrypt0.EncStructure("wallet/1/session-record", id);
        SessionId = id;
        TranscriptDigest = transcriptDigest;
    }

    public byte[] SessionId { get; }

    public byte[] TranscriptDigest { get; }

    /// <summary>The end that says hello.</summary>
    public static SessionSeal Initiator(ECDiffieHellman own, byte[] otherKey, byte[] transcriptDigest, byte[] id) =>
        new(own, otherKey, transcriptDigest, id, "initiator", "responder");

    /// <summary>The end that answers it.</summary>
    public static SessionSeal Responder(ECDiffieHellman own, byte[] otherKey, byte[] transcriptDigest, byte[] id) =>
        new(own, otherKey, transcriptDigest, id, "responder", "initiator");

    /// <summary>X || Y.</summary>
    public static byte[] PublicKeyOf(ECDiffieHellman key)
    {
        ECPoint point = key.ExportParameters(false).Q;
        return [.. point.X!, .. point.Y!];
    }

    public byte[] Seal(byte[] plaintext)
    {
        byte[] nonce = new byte[13];
        CoseEncrypt0.Nonce(_sendIv, _sent, nonce);
        byte[] sealedBytes = new byte[plaintext.Length + 16];
        Span<byte> tag = sealedBytes.AsSpan(plaintext.Length);
        _sendKey.Encrypt(nonce, plaintext, sealedBytes.AsSpan(0, plaintext.Length), tag, _additionalData);
        return CoseEncrypt0.Encode(_sent++, sealedBytes);
    }

    public byte[] Open(byte[] sealedRecord)
    {
        var record = new CoseEncrypt0();
        Assert.AreEqual(StatusCode.Ok, CoseEncrypt0.TryDecode(sealedRecord, 0, sealedRecord.Length, record));
        Assert.AreEqual(_received, record.Sequence);
        byte[] nonce = new byte[13];
        CoseEncrypt0.Nonce(_receiveIv, _received++, nonce);
        byte[] plaintext = new byte[record.Ciphertext.Length - 16];
        ReadOnlySpan<byte> tag = record.Ciphertext.AsSpan(plaintext.Length);
        ReadOnlySpan<byte> ciphertext = record.Ciphertext.AsSpan(0, plaintext.Length);
        _receiveKey.Decrypt(nonce, ciphertext, tag, plaintext, _additionalData);
        return plaintext;
    }

    public void Dispose()
    {
        _sendKey.Dispose();
        _receiveKey.Dispose();
    }

    private static byte[] Expand(byte[] prk, string info, int bytes) =>
        HKDF.Expand(HashAlgorithmName.SHA256, prk, bytes, Encoding.UTF8.GetBytes(info));
}
