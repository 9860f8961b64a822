using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace Wallet.Device.Runner;

/// <summary>Results in Visual Studio's format, for whatever reads that.</summary>
internal static class TrxFile
{
    private static readonly XNamespace s_schema = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static void Write(string path, IReadOnlyList<TestResult> results)
    {
        int passed = results.Count(result => result.State == TestState.Passed);
        int executed = results.Count(result => result.State != TestState.NotRun);
        var root = new XElement(
            s_schema + "TestRun",
            new XAttribute("id", Guid.NewGuid()),
            new XElement(s_schema + "Results", results.Select(Result)),
            new XElement(
                s_schema + "ResultSummary",
                new XAttribute("outcome", passed == results.Count ? "Completed" : "Failed"),
                new XElement(
                    s_schema + "Counters",
                    new XAttribute("total", results.Count),
                    new XAttribute("executed", executed),
                    new XAttribute("passed", passed),
                    new XAttribute("failed", results.Count(result => result.State == TestState.Failed)))));
        try
        {
            new XDocument(root).Save(path);
        }
        catch (Exception e) when (e is System.IO.IOException or UnauthorizedAccessException)
        {
            throw new NotRunException($"--trx: {path} cannot be written: {e.Message}", e);
        }
    }

    private static XElement Result(TestResult result)
    {
        string outcome = result.State switch
        {
            TestState.Passed => "Passed",
            TestState.Failed => "Failed",
            _ => "NotExecuted",
        };
        var element = new XElement(
            s_schema + "UnitTestResult",
            new XAttribute("executionId", Guid.NewGuid()),
            new XAttribute("testId", Guid.NewGuid()),
            new XAttribute("testName", result.Name),
            new XAttribute("duration", new TimeSpan(result.Ticks).ToString("c", CultureInfo.InvariantCulture)),
            new XAttribute("outcome", outcome));
        if (result.Message.Length > 0)
        {
            element.Add(new XElement(
                s_schema + "Output",
                new XElement(s_schema + "ErrorInfo", new XElement(s_schema + "Message", result.Message))));
        }

        return element;
    }
}
