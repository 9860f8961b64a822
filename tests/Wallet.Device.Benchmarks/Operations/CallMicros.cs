namespace Wallet.Device.Benchmarks;

internal sealed class StaticCallMicro : MicroOperation
{
    public StaticCallMicro()
        : base("call of a static method")
    {
    }

    protected override void Loop()
    {
        for (int i = 0; i < Iterations; i++)
        {
            Called();
        }
    }

    private static void Called()
    {
    }
}

internal sealed class ArgumentsMicro : MicroOperation
{
    private long _a = 0x2345678;

    public ArgumentsMicro()
        : base("call with 4 arguments")
    {
    }

    protected override void Loop()
    {
        int a = 1;
        for (int i = 0; i < Iterations; i++)
        {
            a = Called(a, 2, 3, a);
        }

        _a = a;
    }

    private static int Called(int a, int b, int c, int d)
    {
        return a;
    }
}

internal sealed class MoreArgumentsMicro : MicroOperation
{
    private long _a = 0x2345678;

    public MoreArgumentsMicro()
        : base("call with 8 arguments")
    {
    }

    protected override void Loop()
    {
        int a = 1;
        for (int i = 0; i < Iterations; i++)
        {
            a = Called(a, 2, 3, a, 5, 6, a, 8);
        }

        _a = a;
    }

    private static int Called(int a, int b, int c, int d, int e, int f, int g, int h)
    {
        return a;
    }
}

internal sealed class EightLocalsMicro : MicroOperation
{
    private long _a = 0x2345678;

    public EightLocalsMicro()
        : base("call with 8 locals")
    {
    }

    protected override void Loop()
    {
        long a = 1;
        for (int i = 0; i < Iterations; i++)
        {
            a = Called(a);
        }

        _a = a;
    }

    private static long Called(long a)
    {
        long l0 = a;
        long l1 = l0 + a;
        long l2 = l1 + a;
        long l3 = l2 + a;
        long l4 = l3 + a;
        long l5 = l4 + a;
        long l6 = l5 + a;
        long l7 = l6 + a;
        return l0 + l1 + l2 + l3 + l4 + l5 + l6 + l7;
    }
}

internal sealed class SixteenLocalsMicro : MicroOperation
{
    private long _a = 0x2345678;

    public SixteenLocalsMicro()
        : base("call with 16 locals")
    {
    }

    protected override void Loop()
    {
        long a = 1;
        for (int i = 0; i < Iterations; i++)
        {
            a = Called(a);
        }

        _a = a;
    }

    private static long Called(long a)
    {
        long l0 = a;
        long l1 = l0 + a;
        long l2 = l1 + a;
        long l3 = l2 + a;
        long l4 = l3 + a;
        long l5 = l4 + a;
        long l6 = l5 + a;
        long l7 = l6 + a;
        long l8 = l7 + a;
        long l9 = l8 + a;
        long l10 = l9 + a;
        long l11 = l10 + a;
        long l12 = l11 + a;
        long l13 = l12 + a;
        long l14 = l13 + a;
        long l15 = l14 + a;
        return l0 + l1 + l2 + l3 + l4 + l5 + l6 + l7 + l8 + l9 + l10 + l11 + l12 + l13 + l14 + l15;
    }
}

internal sealed class InstanceCallMicro : MicroOperation
{
    public InstanceCallMicro()
        : base("call of an instance method")
    {
    }

    protected override void Loop()
    {
        for (int i = 0; i < Iterations; i++)
        {
            Called();
        }
    }

    private void Called()
    {
    }
}

internal sealed class InstanceArgumentsMicro : MicroOperation
{
    private long _a = 0x2345678;

    public InstanceArgumentsMicro()
        : base("call of an instance method with 3 arguments")
    {
    }

    protected override void Loop()
    {
        int a = 1;
        for (int i = 0; i < Iterations; i++)
        {
            a = Called(a, 2, 3);
        }

        _a = a;
    }

    private int Called(int a, int b, int c)
    {
        return a;
    }
}

internal sealed class InstanceLocalsMicro : MicroOperation
{
    private long _a = 0x2345678;

    public InstanceLocalsMicro()
        : base("call of an instance method with 4 locals")
    {
    }

    protected override void Loop()
    {
        long a = 1;
        for (int i = 0; i < Iterations; i++)
        {
            a = Called(a);
        }

        _a = a;
    }

    private long Called(long a)
    {
        long b = a + a;
        long c = b + a;
        long d = c + b;
        long e = d + a;
        return b + c + d + e;
    }
}

internal sealed class VirtualCallMicro : MicroOperation
{
    private readonly Target _target = new Target();

    public VirtualCallMicro()
        : base("call of a virtual method")
    {
    }

    protected override void Loop()
    {
        Target target = _target;
        for (int i = 0; i < Iterations; i++)
        {
            target.Virtual();
        }
    }
}

internal sealed class InterfaceCallMicro : MicroOperation
{
    private readonly Target _target = new Target();

    public InterfaceCallMicro()
        : base("call through an interface")
    {
    }

    protected override void Loop()
    {
        ITarget target = _target;
        for (int i = 0; i < Iterations; i++)
        {
            target.Through();
        }
    }
}

internal sealed class DelegateCallMicro : MicroOperation
{
    public DelegateCallMicro()
        : base("call of a delegate")
    {
    }

    protected override void Loop()
    {
        Callee target = Called;
        for (int i = 0; i < Iterations; i++)
        {
            target();
        }
    }

    private delegate void Callee();

    private static void Called()
    {
    }
}

internal interface ITarget
{
    void Through();
}

internal class Target : ITarget
{
    public int Value;

    public virtual void Virtual()
    {
    }

    public void Through()
    {
    }
}
