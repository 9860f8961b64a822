using System.IO;

namespace Wallet.ChipCheck.Tests;

/// <summary>A board's assemblies are one program: what comes of one hurts in another.</summary>
[TestClass]
public sealed class AcrossAssembliesTests
{
    private const string Numbers = """
        public interface IShift { int Shift(int x); }
        public delegate int Shifting(int x);
        public class Numbers
        {
            public int Kept;
            public static int Cast(uint u) { return (int)u; }
            public static int Kind(uint u) { return (int)(u & 7); }
            public static void Set(out int x, uint u) { x = (int)u; }
            public static int Half(int x) { return x >> 1; } // here
            public static int HalfOfSigned(int x) { return x >> 1; }
            public virtual int Third(int x) { return x % 3; } // here
        }
        """;

    [TestMethod]
    public void UnsignedTag_OverTheBorder_IsFoundWhereItHurts() => Chip.Trips(
        "CHIP011", "stay unsigned, or store", Numbers, """
        public sealed class Shifter : IShift { public int Shift(int x) { return x >> 2; } } // here
        public sealed class Own : Numbers { public override int Third(int x) { return x % 5; } } // here
        public static class Program
        {
            public static int Returned(uint u) { return Numbers.Cast(u) >> 31; } // here
            public static long Widened(uint u) { return Numbers.Kind(u); } // here
            public static int ByReference(uint u) { int x; Numbers.Set(out x, u); return x >> 31; } // here
            public static int Argument(uint u) { return Numbers.Half((int)u); }
            public static int Signed(int i) { return Numbers.HalfOfSigned(i); }
            public static int Virtual(Numbers n, uint u) { return n.Third((int)u); }
            public static int Interface(IShift s, uint u) { return s.Shift((int)u); }
            public static int Field(Numbers n, uint u) { n.Kept = (int)u; return n.Kept >> 31; }
            public static int Bound(uint u) { Shifting s = Last; return s(Numbers.Cast(u)); }
            private static int Last(int x) { return x >> 31; } // here
        }
        """);

    [TestMethod]
    public void UnsignedTag_ThroughAThirdAssembly_IsFoundWhereItHurts() => Chip.Trips(
        "CHIP011", "stay unsigned, or store",
        "public static class A { public static int Cast(uint u) { return (int)u; } }",
        "public static class B { public static int Pass(uint u) { return A.Cast(u); } }",
        "public static class C { public static int Sign(uint u) { return B.Pass(u) >> 31; } } // here");

    [TestMethod]
    public void ResultOfAnotherAssembly_ThatIsSigned_IsLeftAlone() => Chip.Passes(
        "public static class A { public static int Sum(int x, int y) { return x + y; } }",
        "public static class B { public static long Wide(int x) { return (A.Sum(x, 1) >> 3) + (long)A.Sum(x, 2); } }");

    [TestMethod]
    public void UnsetText_OverTheBorder_IsFound() => Chip.Trips(
        "CHIP012", "keep a count of the elements",
        "public static class A { public static string First() { string[] t = new string[2]; return t[0]; } }",
        "public static class B { public static bool Is() { return A.First() == null; } } // here");

    [TestMethod]
    public void Initialiser_ThatReadsAStaticOfAnotherAssembly_IsFound() => Chip.Trips(
        "CHIP008", "make it a constant",
        "public static class A { public static readonly object Lock = new object(); }",
        "public static class B { public static readonly string Text = A.Lock.ToString(); } // here");

    [TestMethod]
    public void Finally_ThatReachesACatchInAnotherAssembly_IsFound() => Chip.Trips(
        "CHIP009", "call it before", """
        public sealed class Part
        {
            public void Clear() { }
            public void Close() { try { Clear(); } catch (System.Exception) { } }
        }
        """, """
        public static class User
        {
            public static void Run(Part part)
            {
                try { part.ToString(); } finally { part.Clear(); }
                try { part.ToString(); }
                finally { part.Close(); } // here
            }
        }
        """);

    [TestMethod]
    public void Assemblies_InWhateverOrder_AreReadBehindTheirReferences()
    {
        string folder = Directory.CreateTempSubdirectory("chiporder").FullName;
        try
        {
            string[] files = Chip.Compile(
            [
                "public static class A { public static int Cast(uint u) { return (int)u; } }",
                "public static class B { public static int Pass(uint u) { return A.Cast(u); } }",
                "public static class C { public static int Sign(uint u) { return B.Pass(u) >> 31; } }",
            ], folder);
            using CodeBase code = CodeBase.Read([files[1], files[0], files[2]], Chip.References);
            string[] names = [.. System.Linq.Enumerable.Select(code.Modules, module => module.Name)];
            CollectionAssert.AreEqual(new[] { "Below0.dll", "Below1.dll", "Snippet.dll" }, names);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
