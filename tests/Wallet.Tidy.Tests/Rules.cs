using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Wallet.Tidy.Tests;

/// <summary>A pattern that must not occur, and what to write instead.</summary>
internal sealed record BannedPattern(string Pattern, string Instead)
{
    public IEnumerable<string> Find(string file, string text)
    {
        foreach (Match match in Regex.Matches(text, Pattern, RegexOptions.Multiline))
        {
            int line = 1;
            for (int i = 0; i < match.Index; i++)
            {
                line += text[i] == '\n' ? 1 : 0;
            }

            yield return $"{file}:{line}: '{match.Value.Trim()}': {Instead}";
        }
    }
}

/// <summary>The rules of the house as data; the tests run them over the tree.</summary>
internal static class Rules
{
    public const int LinesMax = 400;
    public const int LineLengthMax = 120;
    public const int ProgramLinesMax = 40;

    /// <summary>What is wrong with catching everything.</summary>
    public const string NoCatchAll = "no catch-all: it would swallow a power cut and hide the impossible";

    /// <summary>
    /// The one file that may catch all: a wrong bit in the chip's flash ends in any exception, and a device that fails
    /// its self-test must say the number. No file is written in it.
    /// </summary>
    public const string MayCatchAll = "firmware/core/Crypto/CryptoSelfTest.cs:";

    /// <summary>What compiles on the desktop and breaks on the chip.</summary>
    public static readonly BannedPattern[] Chip =
    [
        new(
            @"\b(List|Dictionary|Queue|Stack|HashSet|IEnumerable|IList|Func|Action|Predicate|Tuple|Nullable)\s*<",
            "no generics on the chip"),
        new(@"\b(class|struct|interface|delegate\s+\w+)\s+\w+\s*<", "no generics on the chip"),
        new(@"\busing\s+System\.(Linq|Collections\.Generic|Threading\.Tasks)\b", "not on the chip"),
        new(
            @"\b(async|await|dynamic|yield|stackalloc|fixed|unsafe|volatile|checked|decimal|float|double)\b",
            "not on the chip"),
        new(@"\brecord\s+(?!(is|as|in|when|switch|and|or)\b)\w+", "no record types on the chip; use a class"),
        new(@"\b(ReadOnly)?Span\s*<|\bSpanByte\b|\bMemory\s*<", "use byte[] buffer, int offset, int count"),
        new(@"^\s*#if\b", "a difference is a port or a file of its own"),
        new(@"\[\s*,\s*\]", "no multi-dimensional arrays on the chip; use jagged ones"),
        new(@"\bDebug\.Assert\b", "use Guard.That, which is always compiled in"),
    ];

    /// <summary>What a board's adapters do so that the rooms above them need not.</summary>
    public static readonly BannedPattern[] AboveBoards =
    [
        new(@"\bThread\.Sleep\b", "only IEvents.Wait sleeps"),
        new(@"\b(DateTime|TimeSpan|Stopwatch)\b", "time comes through ports, as long milliseconds"),
        new(@"\bcatch\s*(\(\s*Exception\b|\{|$)", NoCatchAll),
    ];

    /// <summary>What has no place anywhere in the repository.</summary>
    public static readonly BannedPattern[] Everywhere =
    [
        new(@"\b(TODO|FIXME|HACK|XXX)\b", "finish it, or open an issue"),
        new(@"\bNotImplementedException\b", "build it, or leave it out"),
        new(@"^\s*\[Ignore\b|\bAssert\.Inconclusive\b", "no skipped tests"),
    ];
}
