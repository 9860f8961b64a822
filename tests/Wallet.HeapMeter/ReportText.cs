using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Wallet.HeapMeter;

/// <summary>The report for a reader.</summary>
internal static class ReportText
{
    private const int RowsMax = 15;
    private const int TitleWidth = 26;
    private const int CellWidth = 16;

    // Measured on the host CLR built for 32 bits, of which a block is 12 bytes too: mscorlib, the firmware's tables
    // and the runtime's own objects. A board's drivers and their assemblies come on top.
    private const int LoadedBytes = 16_000;

    public static string Of(HeapReport report, Budget budget)
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Live heap in {report.Language}, one slot is {ChipHeap.SlotBytes} bytes; seed {report.Seed}");
        text.AppendLine();
        AddTable(text, report.Devices, budget);
        foreach (DeviceHeap device in report.Devices)
        {
            foreach ((string name, Moment moment) in device.Moments())
            {
                AddKinds(text, $"{device.Name} {name}", moment.Kinds);
            }

            AddKinds(text, device.Name + " statics", device.Statics.Kinds);
        }

        return text.ToString();
    }

    private static void AddTable(StringBuilder text, IReadOnlyList<DeviceHeap> devices, Budget budget)
    {
        Row(text, "", devices, (device, name, _) => $"{device.Name} {name}");
        Figures(text, "objects", devices, (_, moment) => moment.ObjectSlots);
        Figures(text, "stack frames", devices, (_, moment) => moment.StackSlots);
        Figures(text, "objects of statics", devices, (device, _) => device.Statics.ObjectSlots);
        Figures(text, "static fields", devices, (device, _) => device.StaticFieldSlots);
        Figures(text, "the firmware's, slots", devices, (device, moment) => device.Total(moment));
        Row(text, "ceiling, slots", devices, (device, name, _) => Number(budget.CeilingOf(device, name) ?? 0));
        Figures(text, "the firmware's, bytes", devices, Bytes);
        Figures(text, "loaded assemblies, bytes", devices, (_, _) => LoadedBytes);
        Figures(text, "together, bytes", devices, (device, moment) => Bytes(device, moment) + LoadedBytes);
        foreach (DeviceHeap device in devices)
        {
            foreach ((string name, Moment moment) in device.Moments())
            {
                text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{device.Name} {name}: fullest in");
                text.AppendLine("  " + string.Join("\n  ", moment.Chain.Select(Short)));
            }
        }
    }

    private static int Bytes(DeviceHeap device, Moment moment) => device.Total(moment) * ChipHeap.SlotBytes;

    private static void Figures(
        StringBuilder text, string name, IReadOnlyList<DeviceHeap> devices, Func<DeviceHeap, Moment, int> figure) =>
        Row(text, name, devices, (device, _, moment) => Number(figure(device, moment)));

    private static void Row(
        StringBuilder text,
        string title,
        IReadOnlyList<DeviceHeap> devices,
        Func<DeviceHeap, string, Moment, string> cell)
    {
        text.Append(title.PadRight(TitleWidth));
        foreach (DeviceHeap device in devices)
        {
            foreach ((string name, Moment moment) in device.Moments())
            {
                text.Append(cell(device, name, moment).PadLeft(CellWidth));
            }
        }

        text.AppendLine();
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static void AddKinds(StringBuilder text, string title, IReadOnlyList<Kind> kinds)
    {
        text.AppendLine().AppendLine(title + ": slots, count, type, made in");
        List<Kind> rows =
        [
            .. kinds.OrderByDescending(kind => kind.Slots).ThenBy(kind => kind.MadeIn, StringComparer.Ordinal)
                .ThenBy(kind => kind.Type, StringComparer.Ordinal),
        ];
        foreach (Kind kind in rows.Take(RowsMax))
        {
            AddKind(text, kind.Slots, kind.Count, kind.Type.PadRight(TitleWidth) + Short(kind.MadeIn));
        }

        if (rows.Count > RowsMax)
        {
            IEnumerable<Kind> others = rows.Skip(RowsMax);
            AddKind(text, others.Sum(kind => kind.Slots), others.Sum(kind => kind.Count), "others");
        }
    }

    private static void AddKind(StringBuilder text, int slots, int count, string what) =>
        text.AppendLine(CultureInfo.InvariantCulture, $"  {slots,6:N0}  {count,6:N0}  {what}");

    private static string Short(string method) => method.Replace("Wallet.", "", StringComparison.Ordinal);
}
