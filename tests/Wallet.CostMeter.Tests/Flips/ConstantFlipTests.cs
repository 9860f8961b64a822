using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Wallet.CostMeter.Tests.Flips;

/// <summary>The self-test over cryptography in whose code one bit of one constant is wrong.</summary>
/// <remarks>
/// Every bit of every operand of ldc.i4 and ldc.i8 in Wallet.Core.Crypto as the chip has it: masks, shifts, indices,
/// limbs of the moduli, bounds of loops. Not the numbers of guards, and of a shift no bit past the width. What goes
/// unseen must be in excuses.txt, with a reason; nothing may be there in vain. Of the tests only those that use a
/// constant are run, because the others go as ever.
/// </remarks>
[TestClass]
public sealed class ConstantFlipTests
{
    private const long Fuel = 300_000;

    [TestMethod]
    public void Run_OneBitOfAConstantFlipped_Number()
    {
        FlipImages images = new(tellsUse: false);
        IReadOnlyList<Constant> constants = images.Constants;
        IReadOnlyList<int[]> tests = TestsByConstant(images.AllTests);
        HashSet<string> idle = [.. Enumerable.Range(0, constants.Count).GroupBy(number => constants[number].Method)
            .Where(method => method.All(number => tests[number].Length == 0)).Select(method => method.Key)];
        ConcurrentBag<string> unseen = [.. idle.Select(method => $"{method} {Excuses.Whole}")];
        int flipCount = 0;
        int endlessCount = 0;
        Parallel.For(0, Environment.ProcessorCount, worker =>
        {
            FlipContext context = new(images, Fuel);
            for (int number = worker; number < constants.Count; number += Environment.ProcessorCount)
            {
                Constant constant = constants[number];
                if (idle.Contains(constant.Method)) { continue; }

                int[] answers = [.. constant.Flips.Select(flip => constant.IsOfStatics
                    ? RunAnew(images, number, flip)
                    : context.Run(number, flip, tests[number]))];
                Interlocked.Add(ref flipCount, answers.Length);
                Interlocked.Add(ref endlessCount, answers.Count(answer => answer == FlipProbe.Endless));
                string bits = BitsOf(constant, tests[number].Length > 0, answers);
                if (bits.Length > 0) { unseen.Add($"{constant.Method} {constant.Name}{bits}"); }
            }

            context.Unload();
        });

        Console.WriteLine($"{constants.Count} constants, {flipCount} bits; with {endlessCount} it does not end");
        HashSet<string> excuses = Excuses.Read();
        string[] problems =
        [
            .. unseen.Where(found => !excuses.Contains(found)).Select(found => $"unseen: {found}"),
            .. excuses.Except(unseen).Select(excuse => $"excused in vain: {excuse}"),
        ];
        Assert.IsEmpty(problems, "\n" + string.Join('\n', problems.Order(StringComparer.Ordinal)));
    }

    // A type is set up once, so it takes another.
    private static int RunAnew(FlipImages images, int number, long flip)
    {
        FlipContext context = new(images, Fuel);
        int answer = context.Run(number, flip, images.AllTests);
        context.Unload();
        return answer;
    }

    // Those that went unseen, of so many.
    private static string BitsOf(Constant constant, bool isUsed, int[] answers)
    {
        ulong bits = 0;
        for (int bit = 0; bit < answers.Length; bit++)
        {
            if (answers[bit] == 0 && !constant.Tolerates(constant.Flips[bit])) { bits |= 1UL << bit; }
        }

        return bits == 0 ? string.Empty : isUsed ? $":{bits:x}/{answers.Length}" : Excuses.Idle;
    }

    // Of each constant the tests, in their order, that use it.
    private static List<int[]> TestsByConstant(int[] allTests)
    {
        FlipImages images = new(tellsUse: true);
        FlipContext context = new(images, Fuel);
        List<bool[]> uses = [];
        foreach (int test in allTests)
        {
            bool[]? used = context.Use(test);
            Assert.IsNotNull(used, $"test {test} does not hold");
            uses.Add(used);
        }

        context.Unload();
        return [.. Enumerable.Range(0, images.Constants.Count)
            .Select(number => allTests.Where(test => uses[test - 1][number]).ToArray())];
    }
}
