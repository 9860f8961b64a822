using System;

namespace Wallet.Device.Benchmarks;

/// <summary>
/// Prints for each operation "Operation,name,times,ticks,iterations,loopTicks" - the best of some rounds, and of as
/// many rounds of an empty loop in between - and "Wrong,name" where its result is not what it must be.
/// </summary>
/// <remarks>
/// Ticks are 100 ns of the clock of the CLR that runs it. Loop and operation take turns and take about as long as each
/// other, so that whatever else the machine does slows down both. Rounds are many and short, so that the best of them
/// had the machine to itself; where the loop was never nearly as quick as beside an earlier operation, they did not,
/// and there are more.
/// </remarks>
public static class Program
{
    private const int RoundsMin = 5;
    private const long RoundsTicksMin = 4_000_000;
    private const long RoundsTicksMax = 40_000_000;
    private const int FirstIterations = 5_000;
    private const long RoundTicksMin = 30_000;
    private const long PicosecondsPerTick = 100_000;
    private const int QuietPercent = 115;

    /// <summary>Entry point on the chip.</summary>
    public static void Main()
    {
        long quickest = Measure(MicroList.Make(), long.MaxValue / QuietPercent);
        Measure(OperationList.Make(), quickest);
    }

    private static long Measure(Operation[] operations, long quickest)
    {
        for (int i = 0; i < operations.Length; i++)
        {
            quickest = Least(quickest, Measure(operations[i], quickest));
        }

        return quickest;
    }

    // Takes and gives picoseconds of the loop's quickest iteration.
    private static long Measure(Operation operation, long quickest)
    {
        operation.Prepare();
        bool isRight = operation.Run();
        int times = 1;
        long ticks = TicksOf(operation, times);
        while (ticks < RoundTicksMin)
        {
            times *= 2;
            ticks = TicksOf(operation, times);
        }

        long loopTicks = TicksOfLoop(FirstIterations);
        int iterations = (int)(FirstIterations * (ticks / (loopTicks < 1 ? 1 : loopTicks))) + FirstIterations;
        loopTicks = TicksOfLoop(iterations);
        long startTicks = DateTime.UtcNow.Ticks;
        long quiet = quickest * QuietPercent / 100;
        bool isDisturbed = true;
        for (int round = 1; round < RoundsMin || GoesOn(startTicks, isDisturbed); round++)
        {
            ticks = Least(ticks, TicksOf(operation, times));
            loopTicks = Least(loopTicks, TicksOfLoop(iterations));
            isDisturbed = Picoseconds(loopTicks, iterations) > quiet;
        }

        string measured = string.Concat((times * operation.Parts).ToString(), ",", ticks.ToString());
        string calibration = string.Concat(iterations.ToString(), ",", loopTicks.ToString());
        Console.WriteLine(string.Concat("Operation,", operation.Name, string.Concat(",", measured, ",", calibration)));
        operation.Prepare();
        if (!isRight || !operation.Run())
        {
            Console.WriteLine(string.Concat("Wrong,", operation.Name));
        }

        return Picoseconds(loopTicks, iterations);
    }

    private static bool GoesOn(long startTicks, bool isDisturbed)
    {
        return DateTime.UtcNow.Ticks - startTicks < (isDisturbed ? RoundsTicksMax : RoundsTicksMin);
    }

    private static long Picoseconds(long loopTicks, int iterations)
    {
        return loopTicks * PicosecondsPerTick / iterations;
    }

    private static long TicksOf(Operation operation, int times)
    {
        if (operation.UsesUp) { return TicksOfRuns(operation, times); }

        long startTicks = DateTime.UtcNow.Ticks;
        for (int i = 0; i < times; i++)
        {
            operation.Run();
        }

        return DateTime.UtcNow.Ticks - startTicks;
    }

    // Without what prepares them.
    private static long TicksOfRuns(Operation operation, int times)
    {
        long ticks = 0;
        for (int i = 0; i < times; i++)
        {
            operation.Prepare();
            long startTicks = DateTime.UtcNow.Ticks;
            operation.Run();
            ticks += DateTime.UtcNow.Ticks - startTicks;
        }

        return ticks;
    }

    private static long TicksOfLoop(int iterations)
    {
        long startTicks = DateTime.UtcNow.Ticks;
        for (int i = 0; i < iterations; i++)
        {
        }

        return DateTime.UtcNow.Ticks - startTicks;
    }

    private static long Least(long a, long b)
    {
        return a < b ? a : b;
    }
}
