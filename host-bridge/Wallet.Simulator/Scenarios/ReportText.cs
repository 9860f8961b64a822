using System.IO;
using System.Linq;
using Wallet.Protocol;

namespace Wallet.Simulator.Scenarios;

/// <summary>A report as a person reads it in a terminal.</summary>
internal static class ReportText
{
    public static void Write(ScenarioReport report, TextWriter output)
    {
        for (int i = 0; i < report.Steps.Count; i++)
        {
            Write(i + 1, report.Steps[i], output);
        }

        foreach (VoucherReport voucher in report.Vouchers)
        {
            bool isPart = voucher.PaidMinor > 0 && voucher.PaidMinor < voucher.AmountMinor;
            string paid = isPart ? $", {Amount.Format(voucher.PaidMinor)} of it" : "";
            output.WriteLine($"voucher {voucher.Id}: {Amount.Format(voucher.AmountMinor)} {voucher.State}{paid}");
        }

        output.WriteLine($"seed {report.Seed}");
        output.WriteLine($"scenario {report.Scenario}: {report.Outcome}");
    }

    private static void Write(int number, StepReport step, TextWriter output)
    {
        output.WriteLine($"{number}. {step.Title}  [{step.TookMs / 1000}.{step.TookMs % 1000:000} s]");
        foreach (string signature in Rounds.Fold(step.Signatures))
        {
            output.WriteLine($"     {signature}");
        }

        foreach (string said in step.Said)
        {
            output.WriteLine($"   {said}");
        }

        foreach (WireReport wire in step.Wires)
        {
            output.WriteLine($"   {wire.Wire}: {wire.RoundTrips} round trips, {wire.Bytes} bytes");
            foreach (string message in Rounds.Fold([.. wire.Messages]))
            {
                output.WriteLine($"     {message}");
            }
        }

        foreach (AmountReport amount in step.Books)
        {
            string before = Amount.Format(amount.BeforeMinor);
            output.WriteLine($"   {amount.Where,-48} {before,14} -> {Amount.Format(amount.AfterMinor),14}");
        }

        output.WriteLine($"   card:     {string.Join(" | ", step.Card)}");
        output.WriteLine($"   terminal: {string.Join(" | ", step.Terminal)}");
        foreach (DisplayReport other in step.Others)
        {
            output.WriteLine($"   {other.Device}: {string.Join(" | ", other.Rows)}");
        }

        output.WriteLine($"   all money {Amount.Format(step.TotalMinor)}");
        output.WriteLine();
    }
}
