using System;
using System.Globalization;
using System.Linq;

namespace Wallet.ChipCheck.Tests;

[TestClass]
public sealed class BodyRulesTests
{
    [TestMethod]
    public void CheckedArithmetic_IsFound() => Chip.Trips("CHIP002", "compare with the limits first", """
        public static class Sum
        {
            public static int Of(int a, int b)
            {
                return checked(a + b); // here
            }

            public static int At(int[] array, long index)
            {
                return array[index]; // here
            }
        }
        """);

    [TestMethod]
    public void PlainArithmetic_IsLeftAlone() => Chip.Passes("""
        public static class Sum
        {
            public static int Of(int a, int b) { return a + b; }
            public static int At(int[] array, int index) { return array[index]; }
        }
        """);

    [TestMethod]
    public void StackMemory_PointersAndFunctionPointers_AreFound() => Chip.Trips("CHIP004", "arrays with an offset", """
        public static unsafe class Raw
        {
            private static int One(int x) { return x; }

            public static int Stack()
            {
                int* cells = stackalloc int[4]; // here
                return cells[1];
            }

            public static int Fixed(byte[] bytes)
            {
                fixed (byte* first = bytes) // here
                {
                    return *first; // here
                }
            }

            public static int Call(int x)
            {
                delegate*<int, int> f = &One; // here
                return f(x); // here
            }
        }
        """);

    [TestMethod]
    public void Pointers_InFieldsResultsParametersAndCasts_AreFound() =>
        Chip.Trips("CHIP004", "arrays with an offset", """
        public unsafe struct Cell { public int X; public int Y; }
        public static unsafe class Raw
        {
            private static byte* s_first;
            public static int Of(int x) { return x; } // here
            public static int Field() { return *s_first; } // here
            public static byte* Result() { return null; } // here
            public static int Parameter(byte*[] rows) { return rows.Length; } // here
            public static int Number(int address) { return *(int*)address; } // here
            public static int Native(nint address) { return *(byte*)address; } // here
            public static int Part(nint address) { return ((Cell*)address)->Y; } // here
            public static void Write(nuint address) { *(byte*)address = 3; } // here
            public static void Clear(nint address) { *(Cell*)address = default; } // here
            public static int Size() { return new byte*[3].Length; } // here
        }
        """);

    [TestMethod]
    public void NativeIntegersAndAddressesOfSlots_AreLeftAlone() => Chip.Passes("""
        public struct Pair { public int X; public int Y; public int Sum() { return X + Y; } }
        public sealed class Safe
        {
            private Pair _pair;
            private int[] _cells = new int[4];
            private ref int At(int index) { return ref _cells[index]; }
            public nint Native(nint x) { return x + 1; }
            public int Run(uint index, ref Pair other, out Pair made)
            {
                Pair local = default;
                local.X = 4;
                _pair.Y = 5;
                At(2) = 7;
                ref int cell = ref At(1);
                cell += 2;
                other = local;
                other.X++;
                made = default;
                made.Y = _cells[index];
                return local.Sum() + _pair.Sum() + other.Sum() + cell;
            }
        }
        """);

    [TestMethod]
    public void RefsAndDelegates_AreLeftAlone() => Chip.Passes("""
        public static class Safe
        {
            private delegate int One(int x);
            private static int Same(int x) { return x; }
            private static void Set(ref int x) { x = 4; }
            public static int Call(int x)
            {
                One f = Same;
                Set(ref x);
                return f(x);
            }
        }
        """);

    [TestMethod]
    public void TwoHundredAndFiftyLocals_AreLeftAlone_OneMoreIsFound()
    {
        Chip.Passes(Locals(250));
        TooMany(Locals(251), "* v250; ");
    }

    [TestMethod]
    public void TwoHundredAndFiftyCases_AreLeftAlone_OneMoreIsFound()
    {
        Chip.Passes(Cases(250));
        TooMany(Cases(251), "default: return -1;");
    }

    [TestMethod]
    public void TwoHundredAndFiftyArguments_AreLeftAlone_OneMoreIsFound()
    {
        Chip.Passes(Arguments(250));
        TooMany(Arguments(251), "a0;");
    }

    [TestMethod]
    public void DeepExpression_BeyondTwoHundredAndFifty_IsFound()
    {
        Chip.Passes(Depth(248));
        TooMany(Depth(252), ";\n");
    }

    [TestMethod]
    public void LongMethod_BeyondThirtyThousandBytes_IsFound()
    {
        Chip.Passes(Length(1_870));
        TooMany(Length(1_900), "s_x * 1000;", "CHIP007");
    }

    [TestMethod]
    public void ExtensionBoundToItsTarget_IsFound() => Chip.Trips("CHIP010", "bind an instance method", """
        public delegate int Next();
        public static class Extensions
        {
            public static int Twice(this string text) { return text.Length * 2; }

            public static Next Bind(string text)
            {
                return text.Twice; // here
            }
        }
        """);

    [TestMethod]
    public void StaticMethodAndLambda_AreLeftAlone() => Chip.Passes("""
        public delegate int Next(string text);
        public delegate int Bound();
        public static class Extensions
        {
            public static int Twice(this string text) { return text.Length * 2; }
            public static Next Open() { return Twice; }
            public static Bound Bind(string text) { return () => text.Twice(); }
        }
        """);

    /// <summary>The line that ends with this text is found.</summary>
    private static void TooMany(string source, string end, string id = "CHIP006") => Chip.Trips(
        id, "split the method", source.Replace(end, end.TrimEnd('\n') + " // here\n", StringComparison.Ordinal));

    private static string Locals(int count)
    {
        var names = Enumerable.Range(0, count).Select(i => $"v{i}").ToArray();
        var declared = string.Concat(names.Select(n => $"int {n} = F(); "));
        var used = string.Concat(names.Select(n => $"s += {n} * {n}; "));
        return $$"""
            public static class Many {
                private static int F() { return 1; } private static int s;
                public static void Run() {
                    {{declared}} {{used}} } }
            """;
    }

    private static string Cases(int count)
    {
        var cases = string.Concat(Enumerable.Range(0, count).Select(i => $"case {i}: return {i * 7 % 31}; "));
        return $$"""
            public static class Many {
                public static int Run(int x) {
                    switch (x) { {{cases}} default: return -1; } } }
            """;
    }

    private static string Arguments(int count)
    {
        var parameters = string.Join(", ", Enumerable.Range(0, count).Select(i => $"int a{i}"));
        return $$"""
            public static class Many {
                public static int Run({{parameters}}) {
                    return a0;
                } }
            """;
    }

    private static string Depth(int depth)
    {
        var nested = string.Concat(Enumerable.Repeat("x + (", depth)) + "x" + new string(')', depth);
        return "public static class Deep {\npublic static int Run(int x) { return " + nested + ";\n} }";
    }

    private static string Length(int statements)
    {
        var text = string.Concat(Enumerable.Range(0, statements).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"s_x = s_x * {1000 + i};\n")));
        return "public static class Long {\nprivate static int s_x;\npublic static void Run()\n{\n" + text + "} }";
    }
}
