using System;
using System.Collections;
using System.IO;
using System.Threading;

namespace Probes;

public static class Probe
{
    private static readonly uint[] s_table = { 1, 2, uint.MaxValue };

    public static string Use(byte[] data, out int count)
    {
        var list = new ArrayList { "a", 1 };
        list[0] = DayOfWeek.Monday;
        long ticks = TimeSpan.TicksPerSecond * (DateTime.UnixEpoch + new TimeSpan(1)).Ticks;
        count = list.Count + s_table.Length + "text".Length + "text"[0];
        IOException.IOExceptionErrorCode code = IOException.IOExceptionErrorCode.FileNotFound;
        lock (list)
        {
            Array.Copy(data, 0, data, 1, 1);
        }

        return "x".PadLeft(3) + ticks.ToString("X") + (int)code + double.NaN + float.MaxValue;
    }

    public static IEnumerator Walk(IEnumerable items)
    {
        foreach (object item in items)
        {
            GC.SuppressFinalize(item);
        }

        IList asList = new ArrayList();
        ((IList)new int[1]).Clear();
        asList.Add(new ApplicationException("a"));
        var timer = new Timer(state => Thread.Sleep(1), null, 0, Timeout.Infinite);
        timer.Dispose();
        return asList.GetEnumerator();
    }
}

[Flags]
public enum Colours : byte
{
    None = 0,
    Red = 1,
}

[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class MarkAttribute : Attribute
{
}
