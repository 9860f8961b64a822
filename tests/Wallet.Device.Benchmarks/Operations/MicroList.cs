namespace Wallet.Device.Benchmarks;

/// <summary>The loops that weights are measured with.</summary>
public static class MicroList
{
    /// <summary>Makes each.</summary>
    public static Operation[] Make()
    {
        return new Operation[]
        {
            new EmptyMicro(),
            new CopyMicro(),
            new ConstantLoadMicro(),
            new AddMicro(),
            new MultiplyMicro(),
            new MaskMicro(),
            new MultiplyAddMicro(),
            new ShiftRightMicro(),
            new ShiftWordMicro(),
            new DivideMicro(),
            new BranchMicro(),
            new NarrowMicro(),
            new ByteMicro(),
            new ReadBytesMicro(),
            new WriteBytesMicro(),
            new ReadWordsMicro(),
            new WriteWordsMicro(),
            new ReadLongsMicro(),
            new WriteLongsMicro(),
            new LengthMicro(),
            new FieldReadMicro(),
            new FieldWriteMicro(),
            new StaticReadMicro(),
            new StaticCallMicro(),
            new ArgumentsMicro(),
            new MoreArgumentsMicro(),
            new EightLocalsMicro(),
            new SixteenLocalsMicro(),
            new InstanceCallMicro(),
            new InstanceArgumentsMicro(),
            new InstanceLocalsMicro(),
            new VirtualCallMicro(),
            new InterfaceCallMicro(),
            new DelegateCallMicro(),
            new NativeCallMicro(),
            new Copy8Micro(),
            new Copy256Micro(),
            new Clear256Micro(),
            new NewBytesMicro(),
            new NewMoreBytesMicro(),
            new NewObjectMicro(),
            new TypeTestMicro(),
            new TextMicro(),
            new NumberTextMicro(),
            new ConcatMicro(),
            new SwitchMicro(),
        };
    }
}
