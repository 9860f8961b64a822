using Mono.Cecil.Cil;

namespace Wallet.ChipCheck.Tags;

/// <summary>Something the chip does otherwise than the desktop with the value at an instruction.</summary>
internal delegate void Trap(Instruction at, Value value, bool unset);
