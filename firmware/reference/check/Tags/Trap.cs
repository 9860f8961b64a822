using Mono.Cecil.Cil;

namespace Wallet.ChipCheck.Tags;

/// <summary>A rule that the value at an instruction breaks.</summary>
internal delegate void Trap(Rule rule, Instruction at, Value value);
