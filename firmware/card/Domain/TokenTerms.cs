using Wallet.Core.Tokens;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card.Domain;

/// <summary>What the card takes from an authentication server, and what it does not.</summary>
public static class TokenTerms
{
    /// <summary>Digits of a challenge that is typed.</summary>
    public const int TypedDigits = 8;

    /// <summary>Bytes of the amount that goes in with a typed challenge.</summary>
    public const int AmountBytes = 8;

    private const int LoginSecretBytesMin = 16;
    private const int LoginDigitsMin = 6;
    private const int LoginDigitsMax = 8;
    private const int LoginStepSecondsMax = 300;

    /// <summary>Ok, or TokenTermsUnknown: nothing of it is kept.</summary>
    public static StatusCode Check(EnrolTokenReply terms)
    {
        bool isLoginGood = terms.LoginSecret.Length >= LoginSecretBytesMin
            && terms.LoginHash >= (int)TokenHash.Sha1 && terms.LoginHash <= (int)TokenHash.Sha512
            && terms.LoginDigits >= LoginDigitsMin && terms.LoginDigits <= LoginDigitsMax
            && terms.LoginStepSeconds >= 0 && terms.LoginStepSeconds <= LoginStepSecondsMax;
        return isLoginGood && ForTransactions(terms.Suite) != null && ForTyped(terms.ShortSuite) != null
            ? StatusCode.Ok
            : StatusCode.TokenTermsUnknown;
    }

    /// <summary>The suite where the question is a transaction's digest; null where it is another.</summary>
    /// <remarks>
    /// A whole SHA-256 as the question, with a PIN and a counter, and passwords that a person types and that are not
    /// guessed in a few tries. No session: nothing that the holder has not been shown goes in.
    /// </remarks>
    public static OcraSuite ForTransactions(string text)
    {
        OcraSuite suite = Common(text);
        bool fits = suite != null && suite.QuestionFormat == 'H' && suite.QuestionMax == 64 && suite.SessionBytes == 0;
        return fits ? suite : null;
    }

    /// <summary>The suite where the question is eight typed digits and the session is the typed amount.</summary>
    public static OcraSuite ForTyped(string text)
    {
        OcraSuite suite = Common(text);
        bool fits = suite != null && suite.QuestionFormat == 'N' && suite.QuestionMax == TypedDigits
            && suite.SessionBytes == AmountBytes;
        return fits ? suite : null;
    }

    private static OcraSuite Common(string text)
    {
        OcraFault fault = OcraSuite.TryParse(text, out OcraSuite suite);
        return fault == OcraFault.None && suite.HasCounter && suite.HasPin && suite.Digits >= 6 ? suite : null;
    }
}
