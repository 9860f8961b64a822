using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Wallet.Flash;

/// <summary>The plan for people: each step with its exact command.</summary>
public static class PlanText
{
    /// <summary>The text of --what-if.</summary>
    public static string Of(FlashOptions options, IReadOnlyList<FlashStep> steps)
    {
        var text = new StringBuilder();
        text.Append("What would be done, in this order; nothing of it is done now.\n");
        int number = 0;
        foreach (FlashStep step in steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"{++number}. {step.Title}\n");
            text.Append(CultureInfo.InvariantCulture, $"   {Describe(step, options)}\n");
        }

        if (!options.ListPorts && options.Target != FlashOptions.TargetDefault)
        {
            text.Append(CultureInfo.InvariantCulture, $"The wiring in hardware/ is for {FlashOptions.TargetDefault}; ")
                .Append(CultureInfo.InvariantCulture, $"{options.Target} is for another module.\n");
        }

        return text.ToString();
    }

    /// <summary>One step's command, or what it does where it has none.</summary>
    public static string Describe(FlashStep step, FlashOptions options) => step.Kind switch
    {
        StepKind.Agree => "(a question; -Yes answers it)",
        StepKind.Install => $"{step.CommandLine}   (only if it is missing, and after a question; -Yes answers it)",
        StepKind.AskBoard => $"(over {options.Port}: must answer as {BoardKind.Named(options.Board!).Kind}, "
            + $"firmware {options.Answer})",
        StepKind.Monitor => $"(over {options.Port})",
        _ => step.CommandLine,
    };
}
