namespace Wallet.ChipCheck.Tests;

/// <summary>Each was run on the runtime itself and on the desktop: the marked ones differ, the others do not.</summary>
[TestClass]
public sealed class SignednessTests
{
    private const string Remedy = "stay unsigned, or store the value to a local";

    [TestMethod]
    public void TableOfTheBible_TheOnesThatDiffer_AreFound() => Chip.Trips("CHIP011", Remedy, """
        public static class Measured
        {
            public static int Shift(uint u) { return (int)u >> 31; } // here
            public static long Borrow(uint a, uint b) { return ((long)a - b) >> 32; } // here
            public static long UsedOnce(uint a, uint b) { long e = (long)a - b; return e >> 32; } // here
            public static long UsedTwice(uint a, uint b) { long e = (long)a - b; return (e >> 32) + e; }
            public static long Widened(uint u) { return (long)(int)u; } // here
            public static int Remainder(uint u) { return (int)u % 7; } // here
            public static long Long(ulong ul) { return (long)ul >> 60; } // here
            public static double Real(ulong ul) { return (double)(long)ul; } // here
            public static bool Compare(uint u) { return (int)u < 0; }
            public static int Sum(uint u) { return (int)u + 3 * (int)u; }
            public static int Quotient(uint u) { return (int)u / 7; }
            public static int Narrow(uint b) { return (sbyte)b >> 1; }
            public static uint Stays(uint u) { return (u >> 31) % 7; }
            public static uint SafeBorrow(uint a, uint b) { return (uint)(((ulong)a - b) >> 63); }
            public static int Forced(uint u) { return (int)(ulong)u >> 31; }
            public static long SignedFirst(long c, uint a, uint b) { c = c + a; c = c - b; return c >> 32; }
            public static long Negated(uint u) { return -u >> 63; } // here
            public static long SignedLeft(uint u) { return (5L - u) >> 63; }
        }
        """);

    [TestMethod]
    public void TagThroughCallsReturnsDelegatesAndInterfaces_IsFoundWhereItHurts() => Chip.Trips("CHIP011", Remedy, """
        public delegate int Map(int x);
        public interface IMap { int To(int x); }
        public sealed class Shift : IMap { public int To(int x) { return x >> 31; } } // here
        public sealed class Add : IMap { public int To(int x) { return x + 31; } }
        public sealed class Bound { public int To(int x) { return x >> 31; } } // here
        public static class Calls
        {
            private static int Argument(int x) { return x >> 31; } // here
            private static int Returned(uint u) { return (int)u; }
            private static int Overwritten(int x) { x = -5; return x >> 1; } // here
            private static int Signed(int x) { return x >> 31; }
            private static int Stored(int x) { int y = x; y += 1; return (y >> 31) + y; }
            public static int Run(IMap map, Map made, uint u, int i)
            {
                made = new Map(new Bound().To);
                int result = Argument((int)u) + (Returned(u) >> 31); // here
                return result + map.To((int)u) + made((int)u) + Overwritten((int)u) + Signed(i) + Stored((int)u);
            }
        }
        """);

    [TestMethod]
    public void TagThroughReferences_ReplacesThatOfTheSlot() => Chip.Trips("CHIP011", Remedy, """
        public sealed class Slots { public int Touched; public int Kept; }
        public static class References
        {
            private static int s_touched;
            private static int s_kept;
            private static void Set(out int x, uint u) { x = (int)u; }
            public static int Local(uint u) { int x; Set(out x, u); return x >> 31; } // here
            public static int Later(uint u) { int x; Set(out x, u); x = -5; return (x >> 31) + x; } // here
            public static int Field(Slots s, uint u) { Set(out s.Touched, u); return s.Touched >> 31; } // here
            public static int Static(uint u) { Set(out s_touched, u); s_kept = (int)u; return s_touched >> 31; } // here
            public static int Kept(Slots s, uint u) { s.Kept = (int)u; return (s.Kept >> 31) + (s_kept >> 31); }
            public static int Element(int[] a, uint u) { Set(out a[0], u); return a[0] >> 31; }
            public static int Plain(uint u) { int x = (int)u; return (x >> 31) + x; }
        }
        """);

    [TestMethod]
    public void TagOfArraysEnumsAndBranches_FollowsTheRunTime() => Chip.Trips("CHIP011", Remedy, """
        public enum Flags : uint { None = 0, High = 0x80000001 }
        public static class Values
        {
            public static int Element(uint[] a) { return (int)a[0] >> 31; } // here
            public static long Long(ulong[] a) { return (long)a[0] >> 63; } // here
            public static long SignedLong(long[] a) { return a[0] >> 63; }
            public static int SignedElement(int[] a) { return a[0] % 7; }
            public static int Enum(Flags f) { return (int)f >> 31; } // here
            public static int Either(bool b, uint u, int i) { return (b ? (int)u : i) >> 31; } // here
            public static int Neither(bool b, byte u, int i) { return (b ? u : i) >> 31; }
            public static int Unboxed(uint u) { object o = (int)u; return (int)o >> 31; }
        }
        """);

    [TestMethod]
    public void TagOfALibrarysResult_MayBeUnsignedUntilItIsStored() => Chip.Trips("CHIP011", Remedy, """
        using System.IO.Ports;
        public sealed class Link
        {
            private readonly SerialPort _port;
            private int _kept;
            public Link(SerialPort port) { _port = port; }
            public int Half() { return _port.BytesToRead >> 1; } // here
            public int Rest(byte[] b) { return _port.Read(b, 0, 8) % 3; } // here
            public long Wide() { return _port.BytesToRead; } // here
            public int Passed() { return Shift(_port.BytesToRead); }
            public int Stored() { int n = _port.BytesToRead; return (n >> 1) + n; }
            public int Field() { _kept = _port.BytesToRead; return _kept >> 1; }
            public bool Any() { return _port.BytesToRead > 0; }
            public byte[] Room() { return new byte[_port.BytesToRead + 2]; }
            public int Core(string text) { return text.Length >> 1; }
            private static int Shift(int x) { return x >> 1; } // here
        }
        """);

    [TestMethod]
    public void TagIntoTheLibrary_IsFound() => Chip.Trips("CHIP011", Remedy, """
        using System;
        public static class Library
        {
            public static long Ticks(uint u) { return new TimeSpan((int)u, 0, 0).Ticks; } // here
            public static long Signed(int i) { return new TimeSpan(i, 0, 0).Ticks; }
            public static long Unsigned(uint u) { return BitConverter.GetBytes(u)[0]; }
        }
        """);
}
