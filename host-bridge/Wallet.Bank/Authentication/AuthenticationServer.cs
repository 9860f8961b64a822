using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Authentication;

/// <summary>
/// Keeps the tokens' secrets, makes challenges that are bound to one transaction, and judges passwords (system G).
/// </summary>
/// <remarks>
/// A refusal says which rule was broken and nothing of the right value: a password is compared in constant time with
/// every one that could be right, a try counts before it is compared, and an answered or expired challenge is refused
/// before any is.
/// </remarks>
internal sealed class AuthenticationServer
{
    /// <summary>Wrong passwords in a row that lock a token.</summary>
    public const int Tries = 5;

    // Passwords that a card may have shown and nobody typed: cut, or given up.
    private const int CounterWindow = 10;
    private const int StepsBack = 2;
    private const int StepsAhead = 1;
    private const int LoginSteps = 1;

    private readonly Office _office;
    private readonly TokenStore _store;

    public AuthenticationServer(Office office)
    {
        _office = office;
        _store = new TokenStore(office);
    }

    private long NowSeconds => _office.NowMs / 1000;

    private int LoginStepSeconds => (int)_office.Options.LoginStep.TotalSeconds;

    /// <summary>A card asks for a token for its account.</summary>
    /// <remarks>
    /// One that has proven itself is only replaced once the bank has said so: a card in wrong hands could otherwise
    /// choose another PIN. One that was never used is replaced at once, so a lost answer costs nothing.
    /// </remarks>
    public StatusCode Enrol(string account, byte[] message, out byte[] reply)
    {
        reply = [];
        StatusCode status = EnrolToken.TryDecode(message, 0, message.Length, out EnrolToken request);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (_store.Of(account).Any(token => token.Place == TokenPlace.Proven && token.MayBeReplaced == 0))
        {
            return StatusCode.AlreadyEnrolled;
        }

        TokenSecrets secrets = null!;
        _office.Database.Commit(() => secrets = _store.Give(account, request.PinDigest));
        reply = new EnrolTokenReply
        {
            Secret = secrets.Secret,
            Suite = DynamicPassword.Suite,
            ShortSuite = DynamicPassword.ShortSuite,
            LoginSecret = secrets.LoginSecret,
            LoginHash = 1,
            LoginDigits = DynamicPassword.LoginDigits,
            LoginStepSeconds = LoginStepSeconds,
        }.Encode();
        return StatusCode.Ok;
    }

    /// <summary>A challenge for a transaction; the reference is filled in here.</summary>
    /// <returns>Null when the account has no token.</returns>
    public TransactionChallenge? Challenge(string account, TransactionInfo transaction)
    {
        if (_store.Of(account).Count == 0)
        {
            return null;
        }

        transaction.Reference = _office.Options.Random.Bytes(TransactionInfo.ReferenceBytes);
        byte[] digest = SHA256.HashData(transaction.EncodeToDigest());
        bool mayBeTyped = transaction.AmountMinor <= _office.Options.TypedChallengeMaxMinor;
        string typed = mayBeTyped ? DigitsOf(digest) : "";
        long nowMs = _office.NowMs;
        _office.Database.Commit(() => _store.Add(new ChallengeRow(
            transaction.Reference, account, digest, typed, transaction.AmountMinor, nowMs, 0)));
        return new TransactionChallenge(
            transaction.Encode(), digest, typed,
            DateTimeOffset.FromUnixTimeMilliseconds(nowMs) + _office.Options.ChallengeLife);
    }

    /// <summary>May this transaction be carried out with this password?</summary>
    public StatusCode Check(byte[] transaction, string password)
    {
        StatusCode status = TransactionInfo.TryDecode(transaction, out TransactionInfo read);
        ChallengeRow? challenge = status == StatusCode.Ok ? _store.Challenge(read.Reference) : null;
        if (challenge is null)
        {
            status = StatusCode.ChallengeUnknown;
        }
        else if (_store.TriesLeft(challenge.Account, Tries) <= 0)
        {
            status = StatusCode.TokenLocked;
        }
        else if (challenge.IsAnswered != 0)
        {
            status = StatusCode.PasswordUsed;
        }
        else if (_office.NowMs - challenge.GivenMs > _office.Options.ChallengeLife.TotalMilliseconds)
        {
            status = StatusCode.ChallengeExpired;
        }
        else if (!CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(read.EncodeToDigest()), challenge.Digest))
        {
            status = StatusCode.ChallengeMismatch;
        }
        else
        {
            status = Judge(
                challenge.Account, token => MatchingCounter(token, challenge, password),
                (token, counter) =>
                {
                    _store.Accept(token, counter + 1, token.NextLogin);
                    _store.MarkAnswered(challenge.Reference);
                });
        }

        return Noted(nameof(AnswerChallenge), status, challenge?.Account ?? "unknown");
    }

    /// <summary>May the holder of this account log in with this password?</summary>
    public StatusCode CheckLogin(string account, string password)
    {
        StatusCode status = StatusCode.TokenAbsent;
        if (_store.TriesLeft(account, Tries) <= 0)
        {
            status = StatusCode.TokenLocked;
        }
        else if (_store.Of(account).Count > 0)
        {
            status = Judge(
                account, token => MatchingLogin(token, password),
                (token, counter) => _store.Accept(token, token.NextCounter, counter + 1));
        }

        return Noted("LogIn", status, account);
    }

    /// <summary>Gives the tries back. False when the account has no token.</summary>
    public bool Unlock(string account)
    {
        bool isThere = _store.Of(account).Count > 0;
        if (isThere)
        {
            _office.Database.Commit(() => _store.SetTries(account, Tries));
        }

        return isThere;
    }

    /// <summary>Lets the account enrol another token. False when it has none.</summary>
    public bool Release(string account)
    {
        bool isThere = false;
        _office.Database.Commit(() => isThere = _store.Release(account));
        return isThere;
    }

    /// <summary>
    /// The account's card is lost: none of its passwords counts any more, and its next card may have a token at once.
    /// Only inside a commit.
    /// </summary>
    public void End(string account) => _store.End(account);

    // A number of eight digits out of the digest. It is short, so the amount goes into the password too, and what it
    // may be used for has a limit.
    private static string DigitsOf(byte[] digest) =>
        (BitConverter.ToUInt64(digest, 0) % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);

    private StatusCode Judge(string account, Func<TokenRow, long?> match, Action<TokenRow, long> accept)
    {
        long left = _store.TriesLeft(account, Tries) - 1;
        _office.Database.Commit(() => _store.SetTries(account, left));
        TokenRow? right = null;
        long counter = 0;
        foreach (TokenRow token in _store.Of(account))
        {
            if (match(token) is long found)
            {
                right = token;
                counter = found;
            }
        }

        if (right is null)
        {
            return left <= 0 ? StatusCode.TokenLocked : StatusCode.PasswordWrong;
        }

        _office.Database.Commit(() =>
        {
            accept(right, counter);
            _store.SetTries(account, Tries);
        });
        return StatusCode.Ok;
    }

    // All that could be right are computed and compared, also once one was.
    private long? MatchingCounter(TokenRow token, ChallengeRow challenge, string password)
    {
        TokenSecrets secrets = _store.Open(token);
        long now = NowSeconds / DynamicPassword.StepSeconds;
        long? found = null;
        for (long counter = token.NextCounter; counter < token.NextCounter + CounterWindow; counter++)
        {
            for (long step = now - StepsBack; step <= now + StepsAhead; step++)
            {
                bool isRight = DynamicPassword.Same(
                    DynamicPassword.ForDigest(secrets.Secret, counter, challenge.Digest, secrets.PinDigest, step),
                    password);
                if (challenge.Typed.Length > 0)
                {
                    isRight |= DynamicPassword.Same(
                        DynamicPassword.ForTyped(
                            secrets.Secret, counter, challenge.Typed, challenge.AmountMinor, secrets.PinDigest, step),
                        password);
                }

                found = isRight ? counter : found;
            }
        }

        return found;
    }

    private long? MatchingLogin(TokenRow token, string password)
    {
        TokenSecrets secrets = _store.Open(token);
        long first = token.NextLogin;
        long last = first + CounterWindow - 1;
        if (LoginStepSeconds > 0)
        {
            long now = NowSeconds / LoginStepSeconds;
            first = Math.Max(token.NextLogin, now - LoginSteps);
            last = now + LoginSteps;
        }

        long? found = null;
        for (long counter = first; counter <= last; counter++)
        {
            bool isRight = DynamicPassword.Same(DynamicPassword.ForLogin(secrets.LoginSecret, counter), password);
            found = isRight ? counter : found;
        }

        return found;
    }

    private StatusCode Noted(string what, StatusCode status, string account)
    {
        if (status != StatusCode.Ok)
        {
            _office.Refuse(what, status, account);
        }

        return status;
    }
}
