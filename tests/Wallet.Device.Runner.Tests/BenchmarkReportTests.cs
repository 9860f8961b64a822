using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Wallet.Device.Runner.Tests;

/// <summary>Time measured beside the cost meter's price.</summary>
[TestClass]
public sealed class BenchmarkReportTests
{
    private const string Sign = "P-256 sign";
    private const string Issuer = "P-256 verify issuer's key";
    private const string Unknown = "P-256 verify unknown key";

    // 25 % is the price's distance from the time, which is 100 units here.
    [TestMethod]
    [DataRow(100, true)]
    [DataRow(76, true)]
    [DataRow(124, true)]
    [DataRow(74, false)]
    [DataRow(126, false)]
    public void Finish_PriceOfOneOperation_FailsBeyondAQuarter(double price, bool passes)
    {
        foreach (string judged in new[] { Sign, Issuer, Unknown })
        {
            Dictionary<string, double> prices = Prices(100);
            prices[judged] = price;

            bool passed = Report("", prices, [Sign, Issuer, Unknown, "CRC"], out string output);

            Assert.AreEqual(passes, passed, output);
            string said = price.ToString(CultureInfo.InvariantCulture) + " priced, more than 25 % apart";
            Assert.AreEqual(!passes, Contains(output, $"FAIL {judged}: 100 units measured, {said}"));
            Assert.AreEqual(passes, Contains(output, $"measured: {Sign}, {Issuer}, {Unknown}."));
        }
    }

    [TestMethod]
    public void Finish_OtherOperationFarOff_IsPrintedAndPasses()
    {
        Dictionary<string, double> prices = Prices(100);
        prices["CRC"] = 300;

        Assert.IsTrue(Report("", prices, [Sign, Issuer, Unknown, "CRC"], out string output), output);

        string[] columns = output.Split('\n').Single(line => line.StartsWith("CRC", StringComparison.Ordinal)).Split(
            (char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string[] expected = ["CRC", "0.1000", "1000.0", "100.0", "300.0", "+200.0%"];
        CollectionAssert.AreEqual(expected, columns);
    }

    // A renamed operation must not be a way around the comparison.
    [TestMethod]
    [DataRow("", "P-256 sign: it was not both timed and priced")]
    [DataRow("sign", "P-256 sign: it was not both timed and priced")]
    [DataRow("issuer", null)]
    [DataRow("nothing", "no operation's name contains \"nothing\"")]
    public void Finish_OperationMissing_FailsWhereItWasAskedFor(string filter, string? complaint)
    {
        bool passed = Report(filter, Prices(100), [Issuer, Unknown, "sign of life"], out string output);

        Assert.AreEqual(complaint is null, passed, output);
        Assert.AreEqual(complaint is null, !Contains(output, "FAIL " + complaint), output);
    }

    [TestMethod]
    public void Finish_PricesUnknown_Passes()
    {
        Assert.IsTrue(Report("", [], ["SHA"], out string output), output);
    }

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.Ordinal);

    private static Dictionary<string, double> Prices(double units) =>
        new[] { Sign, Issuer, Unknown, "CRC" }.ToDictionary(name => name, _ => units);

    // Each takes a hundred times what the loop's iteration takes.
    private static bool Report(
        string filter, Dictionary<string, double> prices, IEnumerable<string> operations, out string text)
    {
        using var output = new StringWriter();
        var report = new BenchmarkReport(filter, prices, output);
        foreach (string operation in operations) { report.Take($"Operation,{operation},2,2000,10,100"); }

        report.Take("Done.");
        bool passed = report.Finish(new RunOutcome(0, WasSilent: false), silenceMs: 1);
        text = output.ToString();
        return passed;
    }
}
