namespace Wallet.ChipCheck.Tests;

[TestClass]
public sealed class UnsetTextTests
{
    [TestMethod]
    public void ElementComparedWithNull_DirectlyOrThroughACall_IsFound() => Chip.Trips("CHIP012", "keep a count", """
        public static class Names
        {
            private static bool IsMissing(string name) { return name == null; } // here
            public static bool Direct(string[] names) { return names[0] != null; } // here
            public static bool Through(string[] names) { return IsMissing(names[0]); }
        }
        """);

    [TestMethod]
    public void OtherArraysAndPlainText_AreLeftAlone() => Chip.Passes("""
        public static class Names
        {
            public static bool Text(string name) { return name == null; }
            public static bool Bytes(byte[][] rows) { return rows[0] == null; }
            public static string Filled(string[] names) { return names[0] ?? "none"; }
        }
        """);
}
