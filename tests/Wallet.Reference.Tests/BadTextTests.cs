using System.Collections.Generic;
using System.Linq;

namespace Wallet.Reference.Tests;

/// <summary>A text that cannot be used is refused with its file and line and with what was expected there.</summary>
[TestClass]
public sealed class BadTextTests
{
    private const string Start = "assembly A\nreferences mscorlib\n";

    [TestMethod]
    [DataRow(1, "assembly", "expected 'assembly NAME'")]
    [DataRow(3, Start + "references \n", "expected 'references NAME'")]
    [DataRow(3, "assembly A\n\nclazz B\n", "expected '[static|abstract|sealed] class|struct|interface|enum NAME")]
    [DataRow(3, "assembly A\n\nclass B`1\n", "generic types do not run on the chip")]
    [DataRow(4, "assembly A\n\nclass B\n  public C`1 D()\n", "generics do not run on the chip")]
    [DataRow(4, "assembly A\n\nclass B\n  private System.Int32 C\n", "expected a field 'public [const|static]")]
    [DataRow(4, "assembly A\n\nclass B\n    public System.Int32 C\n", "expected a field 'public [const|static]")]
    [DataRow(4, "assembly A\n\nclass B\n  public const System.Int32 C\n", "expected '= VALUE' after a const")]
    [DataRow(4, "assembly A\n\nclass B\n  public System.Int32 C = 1\n", "expected '= VALUE' after a const")]
    [DataRow(4, "assembly A\n\nclass B\n  public System.Int32 C[System.Int32 d] { get; }\n", "expected an indexer")]
    [DataRow(4, "assembly A\n\nclass B\n  public System.Void C(System.Int32)\n", "expected parameters '[ref|")]
    [DataRow(4, "assembly A\n\nclass B\n  public System.Void C(System.Int32 d, )\n", "expected parameters")]
    [DataRow(3, "assembly A\n\nenum B\n  C = 0\n", "expected 'enum NAME : UNDERLYING'")]
    [DataRow(3, "assembly A\n\nclass B [Flags]\n", "[Flags] on nothing but an enum")]
    [DataRow(4, "assembly A\n\nenum B : System.Int32\n  C = one\n", "expected a value of the enum")]
    public void Parse_BadLine_IsRefusedWithPlaceAndExpectation(int line, string text, string expected)
    {
        ApiTextException refusal = Assert.ThrowsExactly<ApiTextException>(() => ApiParser.Parse("A.txt", text));
        StringAssert.StartsWith(refusal.Message, $"A.txt({line}): error API: ");
        StringAssert.Contains(refusal.Message, expected);
    }

    [TestMethod]
    [DataRow(2, "assembly A\nreferences B\nreferences mscorlib\n", "expected a text 'B.txt' beside")]
    [DataRow(2, "assembly A\n\nclass A.B\n", "expected 'references mscorlib'")]
    [DataRow(1, Start + "references A\n", "expected no circle")]
    [DataRow(4, Start + "\nclass A.B : System.Int33\n", "unknown type 'System.Int33'; expected one of")]
    [DataRow(5, Start + "\nclass A.B\n  public A.C D()\n", "unknown type 'A.C'")]
    [DataRow(5, Start + "\nclass A.B\n  public .ctor(A.C[] d)\n", "unknown type 'A.C'")]
    [DataRow(4, Start + "\nclass A.B+C\n", "unknown type 'A.B'")]
    [DataRow(6, Start + "\nclass A.B\n\nclass A.B\n", "stands in line 4 too")]
    public void Set_TextThatFitsNoOther_IsRefusedWithPlace(int line, string text, string expected)
    {
        ApiTextException refusal = Assert.ThrowsExactly<ApiTextException>(() => Together(text));
        StringAssert.StartsWith(refusal.Message, $"A.txt({line}): error API: ");
        StringAssert.Contains(refusal.Message, expected);
    }

    [TestMethod]
    [DataRow(6, Start + "\nclass A.B\n  public System.Void C()\n  public System.Int32 C()\n")]
    [DataRow(5, Start + "\nclass A.B\n  public override System.Void C()\n")]
    [DataRow(5, Start + "\nenum A.B : System.Int32\n  C = 2147483648\n")]
    [DataRow(5, Start + "\nclass A.B\n  public const System.Int32 C = null\n")]
    [DataRow(4, Start + "\nclass A.B : System.String\n")]
    public void Emit_SurfaceThatNobodyCanDeclare_IsRefusedWithPlace(int line, string text)
    {
        ApiTextException refusal = Assert.ThrowsExactly<ApiTextException>(() => Emitter.Emit(Together(text)));
        StringAssert.StartsWith(refusal.Message, $"A.txt({line}): error API: expected a surface that C#");
    }

    [TestMethod]
    [DataRow(1, "A | B", "expected 'ASSEMBLY | PACKAGE | VERSION'")]
    [DataRow(2, "# note\nA | | 1", "expected 'ASSEMBLY | PACKAGE | VERSION'")]
    [DataRow(2, "A | B | 1\nA | C | 1", "'A' stands there twice")]
    [DataRow(2, "A | B | 1\nC | B | 2", "'B' has two versions")]
    public void Packages_BadLine_IsRefusedWithPlace(int line, string text, string expected)
    {
        ApiTextException refusal = Assert.ThrowsExactly<ApiTextException>(() => PackageList.Parse("p.txt", text));
        StringAssert.StartsWith(refusal.Message, $"p.txt({line}): error API: ");
        StringAssert.Contains(refusal.Message, expected);
    }

    [TestMethod]
    [DataRow("mscorlib | B | 1", "no package brings 'A'")]
    [DataRow("mscorlib | B | 1\nA | B | 1\nC | B | 1", "'C' has no API text")]
    public void Packages_ThatDoNotMatchTheTexts_AreRefused(string text, string expected)
    {
        IReadOnlyList<PackageLine> packages = PackageList.Parse("p.txt", text);
        ApiSet set = Together(Start + "");
        ApiTextException refusal =
            Assert.ThrowsExactly<ApiTextException>(() => PackageList.Match("p.txt", packages, set));
        StringAssert.Contains(refusal.Message, expected);
    }

    [TestMethod]
    public void Packages_OfTheRepository_MatchTheTexts() =>
        PackageList.Match("packages.txt", ReferenceSet.Packages, ReferenceSet.Set);

    private static ApiSet Together(params string[] texts) =>
        new(texts.Select(text => ApiParser.Parse("A.txt", text)).Prepend(ReferenceSet.Set["mscorlib"]));
}
