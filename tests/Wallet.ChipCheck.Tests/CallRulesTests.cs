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
    public void Initialiser_ThatReadsAStaticSetThroughItsAddress_IsFound() =>
        Chip.Trips("CHIP008", "make it a constant", """
        public struct Pair { public int X; public int Y; }

        public static class Reader
        {
            private static readonly int s_number = Table.Number + 1; // here
            private static readonly int s_part = Table.Value.X; // here
            private static readonly int s_seen = See(in Table.Seen); // here
            public static int Sum() { return s_number + s_part + s_seen; }
            private static int See(in int seen) { return seen; }
        }

        public static class Table
        {
            public static int Number;
            public static int Seen;
            public static Pair Value;

            static Table()
            {
                Set(out Number);
                Set(out Seen);
                Value.X = 5;
            }

            private static void Set(out int number) { number = 7; }
        }
        """);

    [TestMethod]
    public void Initialiser_ThatTakesAddressesOfItsOwnStatics_IsLeftAlone() => Chip.Passes("""
        public static class Own
        {
            private static readonly int s_first = Set(out s_second);
            private static int s_second;
            public static int Sum() { return s_first + s_second; }
            private static int Set(out int number) { number = 7; return 8; }
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
    public void Finally_ThatReachesACatchThroughAnInterface_IsFound() => Chip.Trips("CHIP009", "call it before", """
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
    public void Using_WhoseDisposeCatches_IsFound() => Chip.Trips("CHIP009", "call it before", """
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
    public void Finally_ThatCatchesItself_IsFound() => Chip.Trips("CHIP009", "call it before", """
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
    public void Finally_ThatCallsALibrary_IsFoundUnlessReviewed() => Chip.Trips("CHIP009", "call it before", """
        using System;
        using System.Collections;
        using System.IO.Ports;
        public sealed class Link : IDisposable
        {
            private readonly SerialPort _port = new SerialPort("COM2");
            public int Count;
            public void Dispose() { _port.Close(); }
        }

        public static class User
        {
            private static int s_x;
            public static int Using()
            {
                using (SerialPort port = new SerialPort("COM2"))
                {
                    return port.BytesToRead; // here
                }
            }

            public static void Direct(SerialPort port, object gate)
            {
                lock (gate)
                {
                    try { s_x = 1; }
                    finally
                    {
                        port.Close(); // here
                    }
                }
            }

            public static void Unknown(IDisposable part)
            {
                try { s_x = 1; }
                finally
                {
                    part.Dispose(); // here
                }
            }

            public static int Indirect()
            {
                using (Link link = new Link())
                {
                    return link.Count; // here
                }
            }

            public static void Before(SerialPort port)
            {
                port.Close();
                try { s_x = 1; } finally { s_x = 2; }
                port.Dispose();
            }

            public static void Each(ArrayList list)
            {
                foreach (object item in list) // here
                {
                    s_x = item.GetHashCode();
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
