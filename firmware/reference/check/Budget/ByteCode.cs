using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Wallet.ChipCheck.Budget;

/// <summary>How many bytes a body takes on the chip: tokens and long branches shrink to two bytes.</summary>
internal static class ByteCode
{
    private const int HandlerBytes = 12;

    public static int Size(MethodDefinition method)
    {
        if (!method.HasBody)
        {
            return 0;
        }

        var handlers = method.Body.ExceptionHandlers.Count;
        return method.Body.Instructions.Sum(Size) + (handlers == 0 ? 0 : (handlers * HandlerBytes) + 1);
    }

    private static int Size(Instruction instruction) => instruction.OpCode.Size + instruction.OpCode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar
            or OperandType.ShortInlineArg => 1,
        OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineString
            or OperandType.InlineBrTarget or OperandType.InlineVar or OperandType.InlineArg => 2,
        OperandType.InlineSwitch => 1 + (2 * ((Instruction[])instruction.Operand).Length),
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
