using Mono.Cecil.Cil;

namespace Wallet.ChipCheck.Tags;

/// <summary>The signedness trap, string elements never set, pointers: they follow the flow of values.</summary>
internal static class TagRules
{
    public static void Check(CodeBase code, Findings findings)
    {
        var program = new TagProgram(code);
        foreach (var method in code.Methods)
        {
            new TagFlow(
                program, method, (rule, at, value) => findings.Add(rule, method, at, What(rule, at, value))).Run();
        }
    }

    private static string What(Rule rule, Instruction at, Value value) =>
        rule == Rule.UnsetText ? "an element of a string array is compared with null"
        : rule == Rule.Unsupported ? $"instruction {at.OpCode.Name} through a pointer or number"
        : $"{Name(at)} a value that is unsigned ({value.From})";

    private static string Name(Instruction at) => at.OpCode.Code switch
    {
        Code.Shr => "signed >> of",
        Code.Rem => "signed % of",
        Code.Conv_I8 => "widening to 64 bits of",
        Code.Call or Code.Callvirt or Code.Newobj => $"call of {Findings.Short(at.Operand)} with",
        _ => "conversion to floating point of",
    };
}
