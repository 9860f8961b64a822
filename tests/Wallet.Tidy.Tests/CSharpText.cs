using System.Text;

namespace Wallet.Tidy.Tests;

/// <summary>C# source with comments and the insides of strings blanked out, so that a rule sees code only.</summary>
internal static class CSharpText
{
    public static string CodeOnly(string source)
    {
        var code = new StringBuilder(source.Length);
        int at = 0;
        while (at < source.Length)
        {
            if (Starts(source, at, "//"))
            {
                at = SkipTo(source, at, '\n', code);
            }
            else if (Starts(source, at, "/*"))
            {
                int end = source.IndexOf("*/", at + 2, System.StringComparison.Ordinal);
                at = Blank(source, at, end < 0 ? source.Length : end + 2, code);
            }
            else if (source[at] is '"' or '\'')
            {
                at = Blank(source, at, EndOfLiteral(source, at), code);
            }
            else
            {
                code.Append(source[at++]);
            }
        }

        return code.ToString();
    }

    private static bool Starts(string source, int at, string what) =>
        string.CompareOrdinal(source, at, what, 0, what.Length) == 0;

    private static int SkipTo(string source, int at, char end, StringBuilder code)
    {
        int stop = source.IndexOf(end, at);
        return Blank(source, at, stop < 0 ? source.Length : stop, code);
    }

    private static int EndOfLiteral(string source, int at)
    {
        if (Starts(source, at, "\"\"\""))
        {
            int close = source.IndexOf("\"\"\"", at + 3, System.StringComparison.Ordinal);
            return close < 0 ? source.Length : close + 3;
        }

        bool verbatim = at > 0 && source[at - 1] == '@';
        int end = at + 1;
        while (end < source.Length && source[end] != source[at] && source[end] != '\n')
        {
            end += source[end] == '\\' && !verbatim ? 2 : 1;
        }

        return System.Math.Min(end + 1, source.Length);
    }

    private static int Blank(string source, int from, int to, StringBuilder code)
    {
        for (int i = from; i < to; i++)
        {
            code.Append(source[i] == '\n' ? '\n' : ' ');
        }

        return to;
    }
}
