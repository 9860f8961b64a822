using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Wallet.Tidy.Tests;

/// <summary>The CDDL of a page (RFC 8610): what a reader of it sees, without comments and layout.</summary>
internal static class CddlText
{
    /// <summary>A rule a line, each as <c>name = type</c> with single spaces.</summary>
    public static string Rules(string page)
    {
        IEnumerable<string> blocks = Regex.Matches(page, "```cddl\n(.*?)```", RegexOptions.Singleline)
            .Select(match => match.Groups[1].Value);
        string code = Regex.Replace(string.Join('\n', blocks), ";.*", "");
        return Regex.Replace(Regex.Replace(code, @"\s+", " "), @" (?=[a-z0-9-]+ = )", "\n").Trim();
    }

    /// <summary>A complaint for each rule that opens a bracket and does not close it, or the other way round.</summary>
    public static IEnumerable<string> Unclosed(string rules)
    {
        foreach (string rule in rules.Split('\n'))
        {
            var open = new Stack<char>();
            bool isSound = true;
            foreach (char c in rule)
            {
                if (c is '{' or '[' or '(')
                {
                    open.Push(c);
                }
                else if (c is '}' or ']' or ')')
                {
                    isSound &= open.TryPop(out char opened) && (opened, c) is ('{', '}') or ('[', ']') or ('(', ')');
                }
            }

            if (!isSound || open.Count > 0)
            {
                yield return $"CDDL: brackets do not pair in '{rule[..Math.Min(rule.Length, 60)]}'";
            }
        }
    }
}
