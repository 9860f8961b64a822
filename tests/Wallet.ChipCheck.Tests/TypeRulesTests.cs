namespace Wallet.ChipCheck.Tests;

[TestClass]
public sealed class TypeRulesTests
{
    private const string Remedy = "write the type out";

    [TestMethod]
    public void GenericType_Declared_IsFound() => Chip.Trips("CHIP001", Remedy, """
        public sealed class Box<T>
        {
            public int Count() { return 1; } // here
        }
        """);

    [TestMethod]
    public void GenericMethod_Declared_IsFound() => Chip.Trips("CHIP001", Remedy, """
        public static class Pick
        {
            public static int Of<T>(int x) { return x; } // here
        }
        """);

    [TestMethod]
    public void GenericMethod_Called_IsFoundAtTheCallToo() => Chip.Trips("CHIP001", Remedy, """
        public static class Pick
        {
            private static int Of<T>(int x) { return x; } // here
            public static int Call(int x) { return Of<string>(x); } // here
        }
        """);

    [TestMethod]
    public void GenericDelegate_Used_IsFound() => Chip.Trips("CHIP001", Remedy, """
        public static class Holder
        {
            public delegate int Mapper<T>(int x);
            public static int Call(Mapper<string> map, int x) { return map(x); } // here
        }
        """);

    [TestMethod]
    public void PlainTypes_ArraysAndDelegates_AreLeftAlone() => Chip.Passes("""
        public sealed class Box
        {
            public delegate int Mapper(int x);
            private readonly string[] _names = new string[] { "a", "b" };
            public int Call(Mapper map, int x) { return map(x) + _names.Length; }
        }
        """);

    [TestMethod]
    public void MultiDimensionalArray_InAFieldOrLocal_IsFound() => Chip.Trips("CHIP003", "array of arrays", """
        public static class Grid
        {
            public static int Sum(int x)
            {
                int[,] cells = new int[2, 3]; // here
                cells[1, 2] = x; // here
                return cells[1, 2]; // here
            }
        }
        """);

    [TestMethod]
    public void ArrayOfArrays_IsLeftAlone() => Chip.Passes("""
        public static class Grid
        {
            public static int Sum(int x)
            {
                int[][] cells = new int[][] { new int[3], new int[3] };
                cells[1][2] = x;
                return cells[1][2];
            }
        }
        """);
}
