using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;
using Wallet.Protocol.Cose;

namespace Wallet.Core.Session;

/// <summary>Keys and record numbers of a session, initiator's side; seals and opens its records.</summary>
/// <remarks>
/// HKDF (RFC 5869) from the ECDH secret, salted with the transcript's digest; COSE_Encrypt0 (RFC 9052 section 5.2) with
/// the record's number as Partial IV, from 0 without gaps in each direction.
/// </remarks>
public sealed class SessionKeys
{
    private const string RecordLabel = "wallet/1/session-record";

    private readonly IAesBlockCipher _aes;
    private readonly byte[] _sessionId;
    private readonly byte[] _sendKey;
    private readonly byte[] _sendIv;
    private readonly byte[] _receiveKey;
    private readonly byte[] _receiveIv;
    private readonly byte[] _nonce = new byte[CoseEncrypt0.NonceBytes];
    private long _sendNumber;
    private long _receiveNumber;

    /// <summary>Derives the keys.</summary>
    /// <param name="ports">AES and HMAC.</param>
    /// <param name="secret">x-coordinate of the ECDH secret; not kept.</param>
    /// <param name="transcriptDigest">SHA-256 of SessionHello || SessionHelloReply.</param>
    /// <param name="sessionId">8 bytes.</param>
    public SessionKeys(DevicePorts ports, byte[] secret, byte[] transcriptDigest, byte[] sessionId)
    {
        _aes = ports.Aes;
        _sessionId = sessionId;
        byte[] prk = Hkdf.Extract(ports.Hmac, transcriptDigest, secret);
        _sendKey = Derive(ports.Hmac, prk, "wallet/1/initiator key", AesCcm.KeyBytes);
        _receiveKey = Derive(ports.Hmac, prk, "wallet/1/responder key", AesCcm.KeyBytes);
        _sendIv = Derive(ports.Hmac, prk, "wallet/1/initiator iv", AesCcm.NonceBytes);
        _receiveIv = Derive(ports.Hmac, prk, "wallet/1/responder iv", AesCcm.NonceBytes);
        Bytes.Clear(prk, 0, prk.Length);
    }

    /// <summary>Seals the next record. Its number is used up whether or not it is ever sent.</summary>
    public byte[] Seal(byte[] plaintext)
    {
        CoseEncrypt0.Nonce(_sendIv, _sendNumber, _nonce);
        byte[] ciphertext = new byte[plaintext.Length + AesCcm.TagBytes];
        StatusCode status = AesCcm.Seal(
            _aes, _sendKey, _nonce, AdditionalData(), plaintext, 0, plaintext.Length, ciphertext, 0);
        Safety.Guard.That(status == StatusCode.Ok, 302);
        byte[] sealedRecord = CoseEncrypt0.Encode(_sendNumber, ciphertext);
        _sendNumber++;
        return sealedRecord;
    }

    /// <summary>Opens the peer's next record. A refused record changes nothing.</summary>
    /// <returns>Ok, what is wrong with its format, RecordReplayed, RecordOutOfOrder or RecordTampered.</returns>
    public StatusCode TryOpen(byte[] sealedRecord, out byte[] plaintext)
    {
        plaintext = null;
        var read = new CoseEncrypt0();
        StatusCode status = CoseEncrypt0.TryDecode(sealedRecord, 0, sealedRecord.Length, read);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (read.Sequence != _receiveNumber)
        {
            return read.Sequence < _receiveNumber ? StatusCode.RecordReplayed : StatusCode.RecordOutOfOrder;
        }

        CoseEncrypt0.Nonce(_receiveIv, _receiveNumber, _nonce);
        byte[] ciphertext = read.Ciphertext;
        byte[] opened = new byte[ciphertext.Length - AesCcm.TagBytes];
        status = AesCcm.Open(
            _aes, _receiveKey, _nonce, AdditionalData(), ciphertext, 0, ciphertext.Length, opened, 0);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        _receiveNumber++;
        plaintext = opened;
        return StatusCode.Ok;
    }

    /// <summary>Overwrites the keys.</summary>
    public void Wipe()
    {
        Bytes.Clear(_sendKey, 0, _sendKey.Length);
        Bytes.Clear(_sendIv, 0, _sendIv.Length);
        Bytes.Clear(_receiveKey, 0, _receiveKey.Length);
        Bytes.Clear(_receiveIv, 0, _receiveIv.Length);
    }

    private byte[] AdditionalData()
    {
        return CoseEncrypt0.EncStructure(RecordLabel, _sessionId);
    }

    private static byte[] Derive(IHmacSha256 hmac, byte[] prk, string label, int count)
    {
        return Hkdf.Expand(hmac, prk, Utf8.Encode(label), count);
    }
}
