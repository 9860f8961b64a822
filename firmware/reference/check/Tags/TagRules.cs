using Mono.Cecil.Cil;

namespace Wallet.ChipCheck.Tags;

/// <summary>The signedness trap, and string elements that were never set: both follow the flow of values.</summary>
internal static class TagRules
{
    public static void Check(CodeBase code, Findings findings)
    {
        var program = new TagProgram(code);
        foreach (var method in code.Methods)
        {
            new TagFlow(program, method, (at, value, unset) =>
            {
                if (unset)
                {
                    findings.Add(Rule.UnsetText, method, at, "an element of a string array is compared with null");
                }
                else
                {
                    findings.Add(Rule.UnsignedTag, method, at, $"{Name(at)} a value that is unsigned ({value.From})");
                }
            }).Run();
        }
    }

    private static string Name(Instruction at) => at.OpCode.Code switch
    {
        Code.Shr => "signed >> of",
        Code.Rem => "signed % of",
        Code.Conv_I8 => "widening to 64 bits of",
        Code.Call or Code.Callvirt or Code.Newobj => $"call of {Findings.Short(at.Operand)} with",
        _ => "conversion to floating point of",
    };
}
