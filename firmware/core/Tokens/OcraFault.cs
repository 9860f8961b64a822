namespace Wallet.Core.Tokens;

/// <summary>What is wrong with the text of an OCRA suite.</summary>
public enum OcraFault
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Empty, or longer than any suite.</summary>
    Length = 1,
    /// <summary>Not three parts with a colon between them.</summary>
    Parts = 2,
    /// <summary>Another algorithm or version than OCRA-1.</summary>
    Algorithm = 3,
    /// <summary>Not HOTP, a hash and a number of digits.</summary>
    Function = 4,
    /// <summary>Another hash than SHA1, SHA256 or SHA512.</summary>
    Hash = 5,
    /// <summary>Other digits than 0 or 4 to 10.</summary>
    Digits = 6,
    /// <summary>No question where it has to stand.</summary>
    QuestionMissing = 7,
    /// <summary>A question that is not letters and digits (A), decimal (N) or hexadecimal (H).</summary>
    QuestionFormat = 8,
    /// <summary>A question whose length is not two digits, 04 to 64.</summary>
    QuestionLength = 9,
    /// <summary>A PIN of another hash than SHA1, SHA256 or SHA512.</summary>
    PinHash = 10,
    /// <summary>A session whose length is not three digits, 001 to 512.</summary>
    SessionLength = 11,
    /// <summary>A time step other than 1 to 59 seconds or minutes, or 1 to 48 hours.</summary>
    TimeStep = 12,
    /// <summary>An input that is unknown, comes twice, or stands before one that it has to follow.</summary>
    Input = 13,
}
