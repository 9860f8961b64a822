using System;
using System.Text;
using Wallet.Bank.CommercialBank;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Bank;

/// <content>What a trading platform asks a bank's authentication server, and what people behind the counter do.
/// </content>
public sealed partial class BankSystem
{
    /// <summary>A challenge for a transaction; its answer is a password that the account's card shows.</summary>
    /// <param name="bank">Id of the bank.</param>
    /// <param name="account">Number of the account.</param>
    /// <param name="platform">Where it is made: 1 to 32 bytes of UTF-8.</param>
    /// <param name="payee">Who is paid: 1 to 32 bytes.</param>
    /// <param name="amountMinor">How much, minor units.</param>
    /// <param name="currency">ISO 4217.</param>
    /// <param name="text">What for, in the user's words: 0 to 64 bytes.</param>
    /// <exception cref="BankSetupException">No such bank, no token, or texts or an amount that cannot be.</exception>
    public TransactionChallenge Challenge(
        string bank, string account, string platform, string payee, long amountMinor, string currency, string text)
    {
        CheckText(platform, 1, TransactionInfo.PlatformBytesMax, "name of the platform");
        CheckText(payee, 1, TransactionInfo.PayeeBytesMax, "payee's name");
        CheckText(currency, 3, TransactionInfo.CurrencyBytesMax, "currency");
        CheckText(text, 0, TransactionInfo.TextBytesMax, "text");
        if (!Amount.IsValid(amountMinor))
        {
            throw new BankSetupException($"The amount must be 0.01 to {Amount.Format(Amount.MinorMax)}.");
        }

        var transaction = new TransactionInfo
        {
            Platform = platform,
            Payee = payee,
            AmountMinor = amountMinor,
            Currency = currency,
            Text = text,
        };
        lock (_lock)
        {
            return FindBank(bank).Authentication.Challenge(account, transaction)
                ?? throw new BankSetupException(
                    $"Account '{account}' has no token. The holder gets one by the card's menu, Passwords.");
        }
    }

    /// <summary>May this very transaction be carried out with this password? Each password is good once.</summary>
    /// <param name="bank">Id of the bank.</param>
    /// <param name="transaction">As <see cref="Challenge"/> gave it.</param>
    /// <param name="password">As the user typed it; spaces between its groups do not matter.</param>
    /// <returns>
    /// Ok; ChallengeUnknown, ChallengeExpired, ChallengeMismatch (another transaction than the challenge is for),
    /// PasswordUsed, PasswordWrong, or TokenLocked.
    /// </returns>
    public StatusCode CheckPassword(string bank, byte[] transaction, string password)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        lock (_lock)
        {
            return FindBank(bank).Authentication.Check(transaction, WithoutSpaces(password));
        }
    }

    /// <summary>May the holder of the account log in with this password? Each password is good once.</summary>
    /// <returns>Ok, TokenAbsent, PasswordWrong or TokenLocked.</returns>
    public StatusCode CheckLogin(string bank, string account, string password)
    {
        lock (_lock)
        {
            return FindBank(bank).Authentication.CheckLogin(account, WithoutSpaces(password));
        }
    }

    /// <summary>Unlocks a token after too many wrong passwords, once the bank knows who asks.</summary>
    /// <exception cref="BankSetupException">No such bank or no token.</exception>
    public void UnlockToken(string bank, string account) =>
        OnToken(bank, account, institution => institution.Authentication.Unlock(account));

    /// <summary>Lets an account enrol another token: another PIN, or another card.</summary>
    /// <exception cref="BankSetupException">No such bank or no token.</exception>
    public void ReleaseToken(string bank, string account) =>
        OnToken(bank, account, institution => institution.Authentication.Release(account));

    private static string WithoutSpaces(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        return password.Replace(" ", "", StringComparison.Ordinal);
    }

    private static void CheckText(string text, int bytesMin, int bytesMax, string what)
    {
        ArgumentNullException.ThrowIfNull(text);
        int bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes < bytesMin || bytes > bytesMax)
        {
            throw new BankSetupException(
                $"The {what} must have {bytesMin} to {bytesMax} bytes; it is shown on the card.");
        }
    }

    private void OnToken(string bank, string account, Func<CommercialBankInstitution, bool> action)
    {
        lock (_lock)
        {
            if (!action(FindBank(bank)))
            {
                throw new BankSetupException($"Account '{account}' has no token.");
            }
        }
    }
}
