using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Wallet.CostMeter.Gate;
using Wallet.CostMeter.Report;

namespace Wallet.CostMeter;

/// <summary>The whole program, for its entry point and for its tests.</summary>
public static class MeterProgram
{
    /// <summary>Nothing to complain about.</summary>
    public const int Passed = 0;

    /// <summary>A budget is passed, a count is not the baseline's, or a result is wrong.</summary>
    public const int Failed = 1;

    /// <summary>Nothing was counted: an option is wrong or a file is.</summary>
    public const int NotCounted = 2;

    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        try
        {
            MeterOptions? options = MeterOptions.Parse(args);
            if (options is null)
            {
                output.WriteLine(MeterOptions.Usage);
                return Passed;
            }

            return options.IsMicro ? Micros(options, output) : Operations(options, output, errors);
        }
        catch (NotCountedException e)
        {
            errors.WriteLine(e.Message);
            return NotCounted;
        }
    }

    private static int Micros(MeterOptions options, TextWriter output)
    {
        IReadOnlyList<OperationCost> costs = Chosen(Meter.RunMicros(options.Filter), options);
        output.WriteLine(options.AsJson ? JsonSerializer.Serialize(costs) : TableText.Of(costs, Budgets.Read(), null));
        return Passed;
    }

    private static int Operations(MeterOptions options, TextWriter output, TextWriter errors)
    {
        // Before anything is counted, so that a wrong name is told at once; of the one to renew nothing is asked.
        string file = options.CompareFile ?? Baseline.StoredFile;
        Baseline? baseline = options.Renews && options.CompareFile is null ? null : Baseline.Read(file);
        IReadOnlyList<OperationCost> costs = Chosen(Meter.Run(options.Filter), options);
        List<string> complaints =
            [.. costs.Where(cost => !cost.IsRight).Select(cost => $"{cost.Name}: its result is wrong")];
        Budgets budgets = Budgets.Read();
        if (options.PictureFile is not null) { Write(options.PictureFile, CostPicture.Of(costs, budgets)); }

        if (options.Renews && complaints.Count == 0)
        {
            Baseline.Of(costs).Write(Baseline.StoredFile);
            Write(CostPicture.StoredFile, CostPicture.Of(costs, budgets));
            errors.WriteLine($"{costs.Count} operations were counted; they are the baseline now.");
        }

        baseline ??= Baseline.Of(costs);
        if (options.AsJson)
        {
            output.WriteLine(JsonSerializer.Serialize(costs));
        }
        else
        {
            output.WriteLine(TableText.Of(costs, budgets, baseline));
            foreach (OperationCost cost in costs) { output.WriteLine(FlameText.Of(cost.Tree)); }
        }

        bool isWhole = options.Filter.Length == 0;
        complaints.AddRange(budgets.Complaints(costs, isWhole));
        complaints.AddRange(baseline.Complaints(costs, isWhole));
        foreach (string complaint in complaints) { errors.WriteLine(complaint); }

        return complaints.Count == 0 ? Passed : Failed;
    }

    private static void Write(string file, string text)
    {
        try
        {
            File.WriteAllText(file, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotCountedException($"The picture cannot be written: {e.Message}", e);
        }
    }

    private static IReadOnlyList<OperationCost> Chosen(IReadOnlyList<OperationCost> costs, MeterOptions options) =>
        costs.Count > 0 ? costs : throw new NotCountedException(
            $"No operation's name contains \"{options.Filter}\"; without --filter all are printed.");
}
