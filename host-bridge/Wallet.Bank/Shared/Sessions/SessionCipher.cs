using System;
using System.Security.Cryptography;
using System.Text;
using Wallet.Protocol;
using Wallet.Protocol.Cose;

namespace Wallet.Bank.Shared.Sessions;

/// <summary>
/// Seals and opens the records of one session: COSE_Encrypt0, AES-CCM-16-128-128, a key for each direction.
/// </summary>
internal sealed class SessionCipher : IDisposable
{
    private const string Label = "wallet/1/session-record";
    private const int KeyBytes = 16;

    private readonly AesCcm _sendKey;
    private readonly AesCcm _receiveKey;
    private readonly byte[] _sendIv;
    private readonly byte[] _receiveIv;
    private readonly byte[] _additionalData;
    private long _sent;
    private long _received;

    private SessionCipher(byte[] sendKey, byte[] sendIv, byte[] receiveKey, byte[] receiveIv, byte[] sessionId)
    {
        _sendKey = new AesCcm(sendKey);
        _receiveKey = new AesCcm(receiveKey);
        _sendIv = sendIv;
        _receiveIv = receiveIv;
        _additionalData = CoseEncrypt0.EncStructure(Label, sessionId);
        CryptographicOperations.ZeroMemory(sendKey);
        CryptographicOperations.ZeroMemory(receiveKey);
    }

    /// <summary>
    /// The key schedule of firmware/protocol/README.md: HKDF-SHA-256 over the ECDH secret, salted by the transcript.
    /// </summary>
    public static SessionCipher Derive(bool isInitiator, byte[] secret, byte[] transcriptDigest, byte[] sessionId)
    {
        byte[] prk = HKDF.Extract(HashAlgorithmName.SHA256, secret, transcriptDigest);
        byte[] initiatorKey = Expand(prk, "wallet/1/initiator key", KeyBytes);
        byte[] responderKey = Expand(prk, "wallet/1/responder key", KeyBytes);
        byte[] initiatorIv = Expand(prk, "wallet/1/initiator iv", CoseEncrypt0.NonceBytes);
        byte[] responderIv = Expand(prk, "wallet/1/responder iv", CoseEncrypt0.NonceBytes);
        CryptographicOperations.ZeroMemory(prk);
        return isInitiator
            ? new SessionCipher(initiatorKey, initiatorIv, responderKey, responderIv, sessionId)
            : new SessionCipher(responderKey, responderIv, initiatorKey, initiatorIv, sessionId);
    }

    /// <summary>Seals the next record.</summary>
    public byte[] Seal(byte[] plaintext)
    {
        byte[] nonce = new byte[CoseEncrypt0.NonceBytes];
        CoseEncrypt0.Nonce(_sendIv, _sent, nonce);
        byte[] sealedBytes = new byte[plaintext.Length + CoseEncrypt0.TagBytes];
        _sendKey.Encrypt(
            nonce,
            plaintext,
            sealedBytes.AsSpan(0, plaintext.Length),
            sealedBytes.AsSpan(plaintext.Length),
            _additionalData);
        return CoseEncrypt0.Encode(_sent++, sealedBytes);
    }

    /// <summary>Opens the next record; a refused one changes nothing.</summary>
    /// <returns>Ok, what is wrong with its encoding, RecordReplayed, RecordOutOfOrder or RecordTampered.</returns>
    public StatusCode TryOpen(byte[] record, out byte[] plaintext)
    {
        plaintext = [];
        var read = new CoseEncrypt0();
        StatusCode status = CoseEncrypt0.TryDecode(record, 0, record.Length, read);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        // Opened under its own number first: a changed number is a changed record, not a replay.
        byte[] nonce = new byte[CoseEncrypt0.NonceBytes];
        CoseEncrypt0.Nonce(_receiveIv, read.Sequence, nonce);
        int count = read.Ciphertext.Length - CoseEncrypt0.TagBytes;
        byte[] opened = new byte[count];
        try
        {
            _receiveKey.Decrypt(
                nonce, read.Ciphertext.AsSpan(0, count), read.Ciphertext.AsSpan(count), opened, _additionalData);
        }
        catch (AuthenticationTagMismatchException)
        {
            return StatusCode.RecordTampered;
        }

        if (read.Sequence != _received)
        {
            return read.Sequence < _received ? StatusCode.RecordReplayed : StatusCode.RecordOutOfOrder;
        }

        _received++;
        plaintext = opened;
        return StatusCode.Ok;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sendKey.Dispose();
        _receiveKey.Dispose();
    }

    private static byte[] Expand(byte[] prk, string info, int bytes)
    {
        return HKDF.Expand(HashAlgorithmName.SHA256, prk, bytes, Encoding.UTF8.GetBytes(info));
    }
}
