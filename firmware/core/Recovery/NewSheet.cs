using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Core.Recovery;

/// <summary>A recovery sheet as it is made: a secret, its key, and three shares of which two give it back.</summary>
public sealed class NewSheet
{
    /// <summary>Shares of a sheet.</summary>
    public const int ShareCount = 3;

    /// <summary>Shares that are needed.</summary>
    public const int Threshold = 2;

    // The fewest iterations of the standard: 2.8 s on a chip, and more would guard nothing, since there is no
    // passphrase that could be tried.
    private const int IterationExponent = 0;
    private const int IdentifierMask = 0x7FFF;

    private readonly IHmacSha256 _hmac;
    private readonly DeviceRandom _random;
    private readonly Share _parameters;
    private readonly byte[] _secret = new byte[RecoveryKey.SecretBytes];
    private readonly ShareCipher _cipher;

    /// <summary>Draws a secret.</summary>
    public NewSheet(IHmacSha256 hmac, DeviceRandom random)
    {
        _hmac = hmac;
        _random = random;
        byte[] identifier = new byte[2];
        random.Fill(identifier, 0, identifier.Length);
        random.Fill(_secret, 0, _secret.Length);
        _parameters = new Share
        {
            Identifier = ((identifier[0] << 8) | identifier[1]) & IdentifierMask,
            Extendable = true,
            IterationExponent = IterationExponent,
        };
        _cipher = ShareCipher.Encrypt(hmac, _secret, new byte[0], _parameters);
    }

    /// <summary>Steps done, of <see cref="ShareCipher.Rounds"/>.</summary>
    public int Done
    {
        get { return _cipher.Done; }
    }

    /// <summary>One step; true while there are more.</summary>
    public bool Step()
    {
        _cipher.Step();
        return _cipher.HasNext;
    }

    /// <summary>After the last step: the words of the shares, and the sheet's private key.</summary>
    /// <remarks>The secret is cleared.</remarks>
    /// <param name="privateKey">The caller's to clear.</param>
    public int[][] Finish(out byte[] privateKey)
    {
        byte[] encrypted = _cipher.Finish();
        byte[][] values = SecretSharing.Split(_hmac, _random, Threshold, ShareCount, encrypted);
        int[][] shares = new int[ShareCount][];
        for (int i = 0; i < ShareCount; i++)
        {
            var share = new Share
            {
                Identifier = _parameters.Identifier,
                Extendable = _parameters.Extendable,
                IterationExponent = _parameters.IterationExponent,
                MemberIndex = i,
                MemberThreshold = Threshold,
                Value = values[i],
            };
            shares[i] = share.Encode();
            share.Wipe();
        }

        privateKey = RecoveryKey.PrivateKeyOf(_hmac, _secret);
        Bytes.Clear(encrypted, 0, encrypted.Length);
        Bytes.Clear(_secret, 0, _secret.Length);
        return shares;
    }
}
