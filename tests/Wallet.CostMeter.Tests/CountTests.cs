using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.CostMeter.Prices;

namespace Wallet.CostMeter.Tests;

/// <summary>Counts of loops whose IL is known by heart.</summary>
[TestClass]
public sealed class CountTests
{
    // Around the loop: the operation's Run and the loop's beginning, fewer than 64 instructions to 256 iterations.
    private const double Around = 0.25;

    private static readonly Lazy<Dictionary<string, OperationCost>> Micros =
        new(() => Meter.RunMicros().ToDictionary(cost => cost.Name["micro: ".Length..]));

    // i < 256: two loads and a branch; i++: two loads, an addition, a store.
    // Of 8 locals the compiler leaves the last one on the stack.
    [TestMethod]
    [DataRow("empty loop", "instructions", 7)]
    [DataRow("4 additions", "instructions", 7 + 16)]
    [DataRow("empty loop", "calls", 0)]
    [DataRow("call of a static method", "calls", 1)]
    [DataRow("4 reads of int[]", "array-read", 4)]
    [DataRow("4 reads of int[]", "arrayAccesses", 4)]
    [DataRow("4 writes of long[]", "array-write", 4)]
    [DataRow("4 reads of a field", "field-read", 4)]
    [DataRow("4 writes of a field", "field-write", 4)]
    [DataRow("4 reads of a static field", "static-read", 4)]
    [DataRow("4 conversions to bytes", "convert", 4)]
    [DataRow("call of a static method", "call-static", 1)]
    [DataRow("call with 4 arguments", "argument", 4)]
    [DataRow("call with 8 locals", "local", 7)]
    [DataRow("call of an instance method", "call-instance", 1)]
    [DataRow("call of a virtual method", "call-virtual", 1)]
    [DataRow("call through an interface", "call-interface", 1)]
    [DataRow("call of a delegate", "call-delegate", 1)]
    [DataRow("length of a string", "call-native", 1)]
    [DataRow("Array.Copy of 256 bytes", "native-elements", 256)]
    [DataRow("new byte[32]", "allocations", 1)]
    [DataRow("new byte[32]", "allocatedBytes", 60)]
    [DataRow("new byte[512]", "array-bytes", 512)]
    [DataRow("new object with two fields", "allocatedBytes", 36)]
    [DataRow("cast", "type-test", 1)]
    [DataRow("switch of 8", "switch", 1)]
    public void RunMicros_KnownLoop_CountsWhatItDoes(string operation, string figure, double expected)
    {
        OperationCost cost = Micros.Value[operation];
        Dictionary<string, double> figures = cost.Figures();

        double counted = figures.TryGetValue(figure, out double value) ? value : cost.ByClass.GetValueOrDefault(figure);

        Assert.AreEqual(expected, counted, Around);
    }

    [TestMethod]
    public void RunMicros_EmptyLoop_CostsAUnit()
    {
        Assert.AreEqual(1, Micros.Value["empty loop"].Units, 0.1);
    }

    [TestMethod]
    [DataRow("load")]
    [DataRow("load 46")]
    [DataRow("load many instructions of the host")]
    public void Parse_WeightWithoutNumberOrSource_Throws(string line)
    {
        Assert.ThrowsExactly<FormatException>(() => Weights.Parse([line]));
    }
}
