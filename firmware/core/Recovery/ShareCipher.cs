using System;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Core.Recovery;

/// <summary>The cipher over the secret before it is shared (SLIP-0039, "Encryption of the master secret").</summary>
/// <remarks>
/// Four rounds of a Feistel network, each a PBKDF2. A round at a time, because one takes most of a second on a chip and
/// somebody is looking at the display.
/// </remarks>
public sealed class ShareCipher
{
    /// <summary>Rounds of encrypting and of decrypting.</summary>
    public const int Rounds = 4;

    /// <summary>What sets shares without the extendable flag apart: in their checksum and in this cipher.</summary>
    internal const string Customisation = "shamir";

    private const int IterationsPerRound = 10000 / Rounds;

    private readonly IHmacSha256 _hmac;
    private readonly byte[] _password;
    private readonly byte[] _salt;
    private readonly int _saltStart;
    private readonly int _iterations;
    private readonly bool _encrypts;
    private byte[] _left;
    private byte[] _right;
    private int _done;

    private ShareCipher(IHmacSha256 hmac, byte[] text, byte[] passphrase, Share parameters, bool encrypts)
    {
        Guard.That(text.Length > 0 && text.Length % 2 == 0, 491);

        _hmac = hmac;
        _encrypts = encrypts;
        _iterations = IterationsPerRound << parameters.IterationExponent;
        _password = new byte[passphrase.Length + 1];
        Array.Copy(passphrase, 0, _password, 1, passphrase.Length);

        int half = text.Length / 2;
        byte[] prefix = SaltPrefix(parameters);
        _saltStart = prefix.Length;
        _salt = new byte[_saltStart + half];
        Array.Copy(prefix, 0, _salt, 0, _saltStart);
        _left = Bytes.Slice(text, 0, half);
        _right = Bytes.Slice(text, half, half);
    }

    /// <summary>True while <see cref="Step"/> has something to do.</summary>
    public bool HasNext
    {
        get { return _done < Rounds; }
    }

    /// <summary>Rounds done.</summary>
    public int Done
    {
        get { return _done; }
    }

    /// <summary>Encrypts a secret.</summary>
    /// <param name="hmac">HMAC-SHA-256.</param>
    /// <param name="secret">Of even length; stays the caller's to clear.</param>
    /// <param name="passphrase">Printable ASCII, empty for none.</param>
    /// <param name="parameters">Whose identifier, extendable flag and iteration exponent count.</param>
    public static ShareCipher Encrypt(IHmacSha256 hmac, byte[] secret, byte[] passphrase, Share parameters)
    {
        return new ShareCipher(hmac, secret, passphrase, parameters, true);
    }

    /// <summary>Decrypts; any passphrase gives some secret, and nothing says which is the right one.</summary>
    public static ShareCipher Decrypt(IHmacSha256 hmac, byte[] encrypted, byte[] passphrase, Share parameters)
    {
        return new ShareCipher(hmac, encrypted, passphrase, parameters, false);
    }

    /// <summary>Does one round.</summary>
    public void Step()
    {
        Guard.That(HasNext, 492);

        _password[0] = (byte)(_encrypts ? _done : Rounds - 1 - _done);
        Array.Copy(_right, 0, _salt, _saltStart, _right.Length);
        byte[] mixed = Pbkdf2.Derive(_hmac, _password, _salt, _iterations, _right.Length);
        for (int i = 0; i < mixed.Length; i++)
        {
            mixed[i] = (byte)(mixed[i] ^ _left[i]);
        }

        Bytes.Clear(_left, 0, _left.Length);
        _left = _right;
        _right = mixed;
        _done++;
    }

    /// <summary>The result, once; the halves are cleared.</summary>
    public byte[] Finish()
    {
        Guard.That(!HasNext, 493);

        byte[] result = new byte[_left.Length + _right.Length];
        Array.Copy(_right, 0, result, 0, _right.Length);
        Array.Copy(_left, 0, result, _right.Length, _left.Length);
        Bytes.Clear(_left, 0, _left.Length);
        Bytes.Clear(_right, 0, _right.Length);
        Bytes.Clear(_password, 0, _password.Length);
        Bytes.Clear(_salt, 0, _salt.Length);
        return result;
    }

    // A share without the extendable flag is bound to its identifier here too.
    private static byte[] SaltPrefix(Share parameters)
    {
        if (parameters.Extendable)
        {
            return new byte[0];
        }

        byte[] label = Utf8.Encode(Customisation);
        byte[] prefix = new byte[label.Length + 2];
        Array.Copy(label, 0, prefix, 0, label.Length);
        prefix[label.Length] = (byte)(parameters.Identifier >> 8);
        prefix[label.Length + 1] = (byte)parameters.Identifier;
        return prefix;
    }
}
