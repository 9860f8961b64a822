using System.IO;
using System.Linq;
using System.Reflection;
using Wallet.Tests;

namespace Wallet.ChipCheck.Tests;

[TestClass]
public sealed class RuleTests
{
    [TestMethod]
    public void Reasons_AllRules_StandWhereTheMessagesSendTheReader()
    {
        var rules = typeof(Rule).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => f.GetValue(null)).OfType<Rule>().ToList();
        Assert.HasCount(13, rules);
        var lines = File.ReadAllLines(Path.Combine(Repository.Root(), "firmware/reference/check/README.md"));
        foreach (var rule in rules)
        {
            CollectionAssert.Contains(lines, $"### {rule.Id}");
            StringAssert.Contains(
                new Finding(rule, "A.cs(1,1)", "what").ToString(),
                $"(firmware/reference/check/README.md#{rule.Id.ToLowerInvariant()})");
        }
    }
}
