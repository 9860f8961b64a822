using System.Linq;
using Wallet.Simulator.Scenarios;

namespace Wallet.Simulation.Tests.Scenarios;

/// <summary>What is folded in a report's text, and what is not.</summary>
[TestClass]
public sealed class RoundsTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("a", "a")]
    [DataRow("aa", "aa", DisplayName = "twice is shown twice")]
    [DataRow("aaa", "a(3 times)")]
    [DataRow("xababab", "xab(these 2 lines 3 times)")]
    [DataRow("abababa", "ab(these 2 lines 3 times)a", DisplayName = "a round that is cut off is shown")]
    [DataRow("aaabaaabaaab", "aaab(these 4 lines 3 times)", DisplayName = "the round, not the lines in it")]
    [DataRow("aaabbb", "a(3 times)b(3 times)")]
    [DataRow("abcabdabe", "abcabdabe", DisplayName = "rounds that differ are not the same")]
    public void Fold_Lines_EqualRoundsComeOnceWithTheirNumber(string lines, string folded) =>
        Assert.AreEqual(folded, string.Concat(Rounds.Fold([.. lines.Select(line => line.ToString())])));
}
