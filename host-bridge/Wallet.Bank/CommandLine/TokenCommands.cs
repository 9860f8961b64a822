using System;
using System.Globalization;
using System.Linq;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CommandLine;

/// <summary>What the commands of the authentication server do. Each returns an exit code: 0 done, 1 not.</summary>
internal static class TokenCommands
{
    public static int Challenge(
        string dataDirectory,
        string bank,
        string account,
        string platform,
        string payee,
        string amount,
        string currency,
        string text)
    {
        if (!Commands.TryParseMinor(amount, out long amountMinor))
        {
            return Commands.Fail($"'{amount}' is not an amount. Write it like 12.50");
        }

        return Commands.WithExisting(dataDirectory, system =>
        {
            TransactionChallenge challenge = system.Challenge(
                bank, account, platform, payee, amountMinor, currency, text);
            Console.WriteLine($"Transaction: {Convert.ToHexStringLower(challenge.Transaction)}");
            Console.WriteLine($"Challenge: {Convert.ToHexStringLower(challenge.Challenge)}");
            Console.WriteLine("By the bridge: wallet-bridge challenge --device DEVICE TRANSACTION CHALLENGE");
            Console.WriteLine(challenge.Typed.Length == 0
                ? "Too large to be typed: only by the bridge."
                : $"Typed on the card, keys 8 and 2: {challenge.Typed}, amount {Amount.Format(amountMinor)}");
            string until = challenge.ValidUntil.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            Console.WriteLine($"Valid until {until} UTC. Then: wallet-bank check-password {bank} TRANSACTION PASSWORD");
            return 0;
        });
    }

    public static int CheckPassword(string dataDirectory, string bank, string transaction, string password)
    {
        if (transaction.Length is 0 or > 2 * AnswerChallenge.TransactionBytesMax || transaction.Length % 2 != 0
            || !transaction.All(char.IsAsciiHexDigit))
        {
            return Commands.Fail(
                "That is no transaction. Take the hexadecimal digits that wallet-bank challenge printed.");
        }

        return Commands.WithExisting(dataDirectory, system => Say(
            system.CheckPassword(bank, Convert.FromHexString(transaction), password),
            "Right: the transaction may be carried out, once."));
    }

    public static int CheckLogin(string dataDirectory, string bank, string account, string password)
    {
        return Commands.WithExisting(dataDirectory, system => Say(
            system.CheckLogin(bank, account, password), "Right: the holder may log in, once."));
    }

    public static int Unlock(string dataDirectory, string bank, string account)
    {
        return Commands.WithExisting(dataDirectory, system =>
        {
            system.UnlockToken(bank, account);
            Console.WriteLine("The token has all its tries back.");
            return 0;
        });
    }

    public static int Release(string dataDirectory, string bank, string account)
    {
        return Commands.WithExisting(dataDirectory, system =>
        {
            system.ReleaseToken(bank, account);
            Console.WriteLine("The account's card may get another token: keys 8 and 3. Until then the old one counts.");
            return 0;
        });
    }

    private static int Say(StatusCode status, string right)
    {
        if (status == StatusCode.Ok)
        {
            Console.WriteLine(right);
            return 0;
        }

        return Commands.Fail(status switch
        {
            StatusCode.PasswordWrong => "The password is wrong. Type the one that the card shows.",
            StatusCode.PasswordUsed => "This challenge was answered before. Make a new one: wallet-bank challenge",
            StatusCode.ChallengeUnknown => "The bank has given out no such challenge. Make one: wallet-bank challenge",
            StatusCode.ChallengeExpired => "The challenge ran out. Make a new one: wallet-bank challenge",
            StatusCode.ChallengeMismatch => "This is another transaction than the challenge is for. Do not go on.",
            StatusCode.TokenLocked => "Too many wrong passwords. Once you know who asks: wallet-bank unlock-token",
            StatusCode.TokenAbsent => "The account has no token. Its holder gets one on the card: keys 8 and 3.",
            _ => $"Refused: {status}.",
        });
    }
}
