using System.Text;

namespace Wallet.Unroll;

/// <summary>Writes P256Chain: doublings and mixed additions, with everything in locals of one method.</summary>
public static class ChainFile
{
    /// <summary>The text of the file.</summary>
    public static string Write()
    {
        Body body = new(Modulus.P, 1);
        foreach (string line in Summary.Split('\n')) { body.Line(line); }
        body.Line("public static void Run(");
        body.Line("    long[] accumulator, int[] doublings, int[] points, int[] offsets, int from, int to)");
        body.Open();
        FieldFile.Load(body, "x", "accumulator", 0);
        FieldFile.Load(body, "y", "accumulator", 9);
        FieldFile.Load(body, "z", "accumulator", 18);
        foreach (string register in new[] { "d", "p", "q" }) { FieldFile.Declare(body, register); }
        FieldFile.DeclareScratch(body, Modulus.P);
        body.Line("long three = 3;");
        body.Line("for (int step = from; step < to; step++)");
        body.Open();
        body.Line("for (int left = doublings[step]; left > 0; left--)");
        body.Open();
        PointFormulas.Double(body);
        body.Close();
        body.Line();
        body.Line("int at = offsets[step];");
        body.Line("if (at < 0) { continue; }");
        body.Line();
        body.Line("if ((at & 1) == 0)");
        body.Open();
        FieldFile.Load(body, "q", "points", "at", 9);
        body.Close();
        body.Line("else");
        body.Open();
        body.Line("at--;");
        FieldFile.Load(body, "q", "-points", "at", 9);
        body.Close();
        body.Line();
        FieldFile.Load(body, "p", "points", "at", 0);
        PointFormulas.Add(body);
        body.Close();
        FieldFile.Store(body, "x", "accumulator", 0);
        FieldFile.Store(body, "y", "accumulator", 9);
        FieldFile.Store(body, "z", "accumulator", 18);
        body.Close();
        StringBuilder text = new(FieldFile.Head);
        return text.Append("public static partial class P256Chain\n{\n").Append(body.Text).Append("}\n").ToString();
    }

    private const string Summary =
        """
        /// <summary>For each step: so many doublings of the accumulator, then one point added to it.</summary>
        /// <param name="accumulator">X, Y and Z, 27 limbs: carried, each within 4 p either way.</param>
        /// <param name="doublings">How many, for each step; may be none.</param>
        /// <param name="points">Affine points, x and y: limbs within 2^29, values within 4 p either way.</param>
        /// <param name="offsets">
        /// Where the point of each step begins, an even number; one more: its opposite is added; negative: none.
        /// </param>
        /// <param name="from">The first step.</param>
        /// <param name="to">The step after the last.</param>
        """;
}
