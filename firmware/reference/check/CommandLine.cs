using System;
using System.Collections.Generic;
using System.IO;
using Mono.Cecil;
using Wallet.ChipCheck.Budget;
using Wallet.ChipCheck.Rules;
using Wallet.ChipCheck.Tags;

namespace Wallet.ChipCheck;

/// <summary>The command: 0 nothing found, 1 findings, 2 wrong use.</summary>
internal static class CommandLine
{
    private const string Usage =
        "Usage: check --assembly A.dll [--assembly B.dll ...] --references DIR --budget FILE --board NAME"
        + " --report FILE\n"
        + "Checks assemblies compiled for the chip as one program, the application last, and their sizes against the\n"
        + "ceilings of the budget.";

    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        var options = Options.Parse(arguments, out var problem);
        if (options is null)
        {
            errors.WriteLine(problem);
            errors.WriteLine(Usage);
            return 2;
        }

        try
        {
            return Run(options, output);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or BadImageFormatException
            or AssemblyResolutionException)
        {
            errors.WriteLine(e.Message);
            return 2;
        }
    }

    private static int Run(Options options, TextWriter output)
    {
        using var code = CodeBase.Read(options.Assemblies, options.References);
        var findings = new Findings();
        Check(code, findings);
        var report = new BudgetReport(Sizes.Of(code), options.Board);
        report.Check(Ceilings.Read(options.Budget), options.Budget, findings);
        output.Write(report);
        File.WriteAllText(options.Report, report.ToString());
        foreach (var finding in findings.All)
        {
            output.WriteLine(finding);
        }

        return findings.All.Count == 0 ? 0 : 1;
    }

    /// <summary>All rules over the whole program; sizes apart.</summary>
    public static void Check(CodeBase code, Findings findings)
    {
        TypeRules.Check(code, findings);
        BodyRules.Check(code, findings);
        new CallRules(code, findings).Check();
        TagRules.Check(code, findings);
    }
}
