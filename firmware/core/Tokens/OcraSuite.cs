namespace Wallet.Core.Tokens;

/// <summary>
/// An OCRA suite (RFC 6287, section 6): OCRA-1:HOTP-HASH-DIGITS:INPUTS, such as
/// OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1.
/// </summary>
/// <remarks>
/// Read strictly: the text itself goes into each password, so a suite that is written otherwise is another suite.
/// What RFC 6287 lets default (a P or S or T of its own) is refused for the same reason, and a time step of 0 hours,
/// which its table allows, because nothing can be divided by it.
/// </remarks>
public sealed class OcraSuite
{
    /// <summary>Characters of the longest suite, and some.</summary>
    public const int TextMax = 64;

    private const int QuestionMin = 4;
    private const int QuestionMaxOfAll = 64;
    private const int SessionMax = 512;

    /// <summary>As it was written; goes into every password.</summary>
    public string Text { get; private set; }

    /// <summary>The hash inside HMAC.</summary>
    public TokenHash Hash { get; private set; }

    /// <summary>Digits of a password; 0: the whole code, in hexadecimal.</summary>
    public int Digits { get; private set; }

    /// <summary>Whether a counter goes in.</summary>
    public bool HasCounter { get; private set; }

    /// <summary>'A' letters and digits, 'N' decimal, 'H' hexadecimal.</summary>
    public char QuestionFormat { get; private set; }

    /// <summary>Characters of a question; where two parties ask, of each of both.</summary>
    public int QuestionMax { get; private set; }

    /// <summary>Whether the hash of a PIN goes in.</summary>
    public bool HasPin { get; private set; }

    /// <summary>The hash of the PIN.</summary>
    public TokenHash PinHash { get; private set; }

    /// <summary>Bytes of the session's information; 0: none goes in.</summary>
    public int SessionBytes { get; private set; }

    /// <summary>Seconds of a time step; 0: no time goes in.</summary>
    public int StepSeconds { get; private set; }

    /// <summary>Reads a suite; it is null unless the answer is None.</summary>
    public static OcraFault TryParse(string text, out OcraSuite suite)
    {
        suite = null;
        if (text == null || text.Length == 0 || text.Length > TextMax)
        {
            return OcraFault.Length;
        }

        string[] parts = text.Split(':');
        if (parts.Length != 3)
        {
            return OcraFault.Parts;
        }

        if (parts[0] != "OCRA-1")
        {
            return OcraFault.Algorithm;
        }

        var read = new OcraSuite { Text = text };
        OcraFault fault = read.TakeFunction(parts[1].Split('-'));
        if (fault == OcraFault.None)
        {
            fault = read.TakeInputs(parts[2].Split('-'));
        }

        suite = fault == OcraFault.None ? read : null;
        return fault;
    }

    private static int HashOf(string name)
    {
        switch (name)
        {
            case "SHA1": return (int)TokenHash.Sha1;
            case "SHA256": return (int)TokenHash.Sha256;
            case "SHA512": return (int)TokenHash.Sha512;
            default: return 0;
        }
    }

    // A number of exactly so many digits, or of one or two for 0; -1 where it is none.
    private static int NumberOf(string digits, int count)
    {
        bool isShort = digits.Length == 1 || (digits.Length == 2 && digits[0] != '0');
        bool fits = count == 0 ? isShort : digits.Length == count;
        int value = 0;
        for (int i = 0; fits && i < digits.Length; i++)
        {
            fits = digits[i] >= '0' && digits[i] <= '9';
            value = (10 * value) + digits[i] - '0';
        }

        return fits ? value : -1;
    }

    private OcraFault TakeFunction(string[] names)
    {
        if (names.Length != 3 || names[0] != "HOTP")
        {
            return OcraFault.Function;
        }

        int hash = HashOf(names[1]);
        if (hash == 0)
        {
            return OcraFault.Hash;
        }

        int digits = NumberOf(names[2], 0);
        if (digits != 0 && (digits < 4 || digits > OneTimePassword.DigitsMax))
        {
            return OcraFault.Digits;
        }

        Hash = (TokenHash)hash;
        Digits = digits;
        return OcraFault.None;
    }

    private OcraFault TakeInputs(string[] inputs)
    {
        int at = 0;
        if (inputs[at] == "C")
        {
            HasCounter = true;
            at++;
        }

        if (at == inputs.Length || inputs[at].Length == 0 || inputs[at][0] != 'Q')
        {
            return OcraFault.QuestionMissing;
        }

        OcraFault fault = TakeQuestion(inputs[at]);
        at++;
        if (fault == OcraFault.None && IsOf('P', inputs, at))
        {
            fault = TakePin(inputs[at].Substring(1));
            at++;
        }

        if (fault == OcraFault.None && IsOf('S', inputs, at))
        {
            fault = TakeSession(NumberOf(inputs[at].Substring(1), 3));
            at++;
        }

        if (fault == OcraFault.None && IsOf('T', inputs, at))
        {
            fault = TakeStep(inputs[at].Substring(1));
            at++;
        }

        return fault == OcraFault.None && at < inputs.Length ? OcraFault.Input : fault;
    }

    private static bool IsOf(char letter, string[] inputs, int at)
    {
        return at < inputs.Length && inputs[at].Length > 0 && inputs[at][0] == letter;
    }

    private OcraFault TakeQuestion(string input)
    {
        char format = input.Length > 1 ? input[1] : '\0';
        if (format != 'A' && format != 'N' && format != 'H')
        {
            return OcraFault.QuestionFormat;
        }

        int length = NumberOf(input.Substring(2), 2);
        if (length < QuestionMin || length > QuestionMaxOfAll)
        {
            return OcraFault.QuestionLength;
        }

        QuestionFormat = format;
        QuestionMax = length;
        return OcraFault.None;
    }

    private OcraFault TakePin(string name)
    {
        int hash = HashOf(name);
        HasPin = true;
        PinHash = (TokenHash)hash;
        return hash == 0 ? OcraFault.PinHash : OcraFault.None;
    }

    private OcraFault TakeSession(int length)
    {
        SessionBytes = length;
        return length < 1 || length > SessionMax ? OcraFault.SessionLength : OcraFault.None;
    }

    private OcraFault TakeStep(string step)
    {
        int last = step.Length - 1;
        int unit = last < 1 ? 0 : step[last] == 'S' ? 1 : step[last] == 'M' ? 60 : step[last] == 'H' ? 3600 : 0;
        int count = unit == 0 ? 0 : NumberOf(step.Substring(0, last), 0);
        if (count < 1 || count > (unit == 3600 ? 48 : 59))
        {
            return OcraFault.TimeStep;
        }

        StepSeconds = count * unit;
        return OcraFault.None;
    }
}
