namespace Wallet.ChipCheck.Tests;

[TestClass]
public sealed class CallRulesTests
{
    [TestMethod]
    public void Initialiser_ThatReadsAnothersStatic_IsFound() => Chip.Trips("CHIP008", "make it a constant", """
        public static class Table
        {
            public static readonly int Size = Start.Value + 1; // here
        }

        public static class Start
        {
            public static readonly int Value = new object().GetHashCode();
        }
        """);

    [TestMethod]
    public void Initialiser_ThatCallsWhatReadsAnothersStatic_IsFoundAtTheCall() =>
        Chip.Trips("CHIP008", "make it a constant", """
        public sealed class Reader
        {
            private readonly int _size;
            public Reader() { _size = Middle(); }
            public int Size() { return _size; }
            private static int Middle() { return Table.Sizes[0]; }
        }

        public static class Holder
        {
            private static readonly Reader s_reader = new Reader(); // here
            public static int Size() { return s_reader.Size(); }
        }

        public static class Table
        {
            public static readonly int[] Sizes = new int[] { 4, 5 };
        }
        """);

    [TestMethod]
    public void Initialiser_OfConstantsItsOwnStaticsAndTables_IsLeftAlone() => Chip.Passes("""
        public static class Table
        {
            public const int Count = 7;
            public static readonly byte[] Bytes = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
        }

        public static class Own
        {
            private static readonly int s_first = Table.Count + 1;
            private static readonly int s_second = Double();
            private static int Double() { return s_first * 2; }
            public static int Sum() { return s_first + s_second + Table.Bytes[0]; }
        }
        """);

    [TestMethod]
    public void Finally_ThatReachesACatchThroughAnInterface_IsFound() => Chip.Trips("CHIP009", "clean up before", """
        using System;
        public interface IPart { void Close(); }
        public sealed class Part : IPart
        {
            public void Close() { Try(); }
            private static void Try()
            {
                try { throw new Exception(); } catch (Exception) { }
            }
        }

        public static class User
        {
            public static int Run(IPart part, int x)
            {
                try
                {
                    return x + 1;
                }
                finally
                {
                    part.Close(); // here
                }
            }
        }
        """);

    [TestMethod]
    public void Using_WhoseDisposeCatches_IsFound() => Chip.Trips("CHIP009", "clean up before", """
        using System;
        public sealed class Part : IDisposable
        {
            public int Count;
            public void Dispose()
            {
                try { Count = 1; } catch (Exception) { Count = 2; }
            }
        }

        public static class User
        {
            public static int Run()
            {
                using (var part = new Part())
                {
                    return part.Count; // here
                }
            }
        }
        """);

    [TestMethod]
    public void Finally_ThatCatchesItself_IsFound() => Chip.Trips("CHIP009", "clean up before", """
        using System;
        public static class User
        {
            private static int s_x;
            public static void Run(int[] a)
            {
                try
                {
                    s_x = a[0];
                }
                finally
                {
                    try { s_x = a[1]; } catch (Exception) { s_x = 2; } // here
                }
            }
        }
        """);

    [TestMethod]
    public void Finally_WithoutACatchInReach_IsLeftAlone() => Chip.Passes("""
        using System;
        public sealed class Part : IDisposable
        {
            public int Count;
            public void Dispose() { Count = 1; }
            public void Load() { try { Count = 3; } catch (Exception) { Count = 2; } }
        }

        public static class User
        {
            public static int Run(object gate)
            {
                using (var part = new Part())
                {
                    lock (gate)
                    {
                        part.Load();
                    }

                    return part.Count;
                }
            }
        }
        """);
}
