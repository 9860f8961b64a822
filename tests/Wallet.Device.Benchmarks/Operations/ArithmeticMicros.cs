namespace Wallet.Device.Benchmarks;

internal sealed class EmptyMicro : MicroOperation
{
    public EmptyMicro()
        : base("empty loop")
    {
    }

    protected override void Loop()
    {
        for (int i = 0; i < Iterations; i++)
        {
        }
    }
}

internal sealed class CopyMicro : MicroOperation
{
    private long _a = 0x2345678;

    public CopyMicro()
        : base("8 copies of locals")
    {
    }

    protected override void Loop()
    {
        long a = _a;
        long b = 0;
        long c = 0;
        for (int i = 0; i < Iterations; i++)
        {
            b = a;
            c = b;
            a = c;
            b = a;
            c = b;
            a = c;
            b = a;
            c = b;
        }

        _a = a + b + c;
    }
}

internal sealed class ConstantLoadMicro : MicroOperation
{
    private long _a = 0x2345678;

    public ConstantLoadMicro()
        : base("8 constants to locals")
    {
    }

    protected override void Loop()
    {
        int a = 0;
        int b = 0;
        int c = 0;
        for (int i = 0; i < Iterations; i++)
        {
            a = 1;
            b = 2;
            c = 300;
            a = 4;
            b = 5_000_000;
            c = 6;
            a = 7;
            b = 8;
        }

        _a = a + b + c;
    }
}

internal sealed class AddMicro : MicroOperation
{
    private long _b = 0x1234567;
    private long _a = 0x2345678;

    public AddMicro()
        : base("4 additions")
    {
    }

    protected override void Loop()
    {
        long a = _a;
        long b = _b;
        for (int i = 0; i < Iterations; i++)
        {
            a = a + b;
            b = b + a;
            a = a + b;
            b = b + a;
        }

        _a = a + b;
    }
}

internal sealed class MultiplyMicro : MicroOperation
{
    private long _b = 0x1234567;
    private long _a = 0x2345678;

    public MultiplyMicro()
        : base("4 multiplications")
    {
    }

    protected override void Loop()
    {
        long a = _a;
        long b = _b;
        for (int i = 0; i < Iterations; i++)
        {
            a = a * b;
            b = b * a;
            a = a * b;
            b = b * a;
        }

        _a = a + b;
    }
}

internal sealed class MaskMicro : MicroOperation
{
    private long _b = 0x1234567;
    private long _a = 0x2345678;

    public MaskMicro()
        : base("4 masks")
    {
    }

    protected override void Loop()
    {
        long a = _a;
        long b = _b;
        for (int i = 0; i < Iterations; i++)
        {
            a = a & b;
            b = b & a;
            a = a & b;
            b = b & a;
        }

        _a = a + b;
    }
}

internal sealed class MultiplyAddMicro : MicroOperation
{
    private long _b = 0x1234567;
    private long _a = 0x2345678;

    public MultiplyAddMicro()
        : base("sums of 8 products in one expression")
    {
    }

    protected override void Loop()
    {
        long a = _a;
        long b = _b;
        long c = 3;
        for (int i = 0; i < Iterations; i++)
        {
            a = (a * b) + (b * c) + (c * a) + (a * a) + (b * b) + (c * c) + (a * b) + (b * c);
        }

        _a = a + b;
    }
}

internal sealed class ShiftRightMicro : MicroOperation
{
    private long _b = 0x1234567;
    private long _a = 0x2345678;

    public ShiftRightMicro()
        : base("4 shifts")
    {
    }

    protected override void Loop()
    {
        long a = _a;
        long b = _b;
        for (int i = 0; i < Iterations; i++)
        {
            a = a >> 29;
            b = b >> 3;
            a = b >> 9;
            b = a >> 5;
        }

        _a = a + b;
    }
}

internal sealed class ShiftWordMicro : MicroOperation
{
    private long _b = 0x1234567;
    private long _a = 0x2345678;

    public ShiftWordMicro()
        : base("4 shifts of uint")
    {
    }

    protected override void Loop()
    {
        uint a = (uint)_a;
        uint b = (uint)_b;
        for (int i = 0; i < Iterations; i++)
        {
            a = a << 7;
            b = b >> 3;
            a = b << 9;
            b = a >> 5;
        }

        _a = a + b;
    }
}

internal sealed class DivideMicro : MicroOperation
{
    private long _b = 0x1234567;
    private long _a = 0x2345678;

    public DivideMicro()
        : base("4 divisions")
    {
    }

    protected override void Loop()
    {
        long a = _a;
        long b = _b;
        for (int i = 0; i < Iterations; i++)
        {
            a = b / 3;
            b = a / 5;
            a = b / 7;
            b = a / 9;
        }

        _a = a + b;
    }
}

internal sealed class BranchMicro : MicroOperation
{
    private long _a = 0x2345678;

    public BranchMicro()
        : base("4 branches")
    {
    }

    protected override void Loop()
    {
        long a = 5;
        long b = 6;
        for (int i = 0; i < Iterations; i++)
        {
            if (a > b) { a = b; }

            if (b < 0) { a = b; }

            if (a == b) { a = b; }

            if (a > b) { b = a; }
        }

        _a = a + b;
    }
}

internal sealed class NarrowMicro : MicroOperation
{
    private long _b = 0x1234567;
    private long _a = 0x2345678;

    public NarrowMicro()
        : base("4 conversions to 32 bits and back")
    {
    }

    protected override void Loop()
    {
        long a = _a;
        long b = _b;
        int d = 0;
        for (int i = 0; i < Iterations; i++)
        {
            d = (int)a;
            a = d;
            d = (int)b;
            b = d;
        }

        _a = a + b + d;
    }
}

internal sealed class ByteMicro : MicroOperation
{
    private long _a = 0x2345678;

    public ByteMicro()
        : base("4 conversions to bytes")
    {
    }

    protected override void Loop()
    {
        int e = 77;
        int d = 0;
        for (int i = 0; i < Iterations; i++)
        {
            d = (byte)(e >> 8);
            e = (byte)(d >> 3);
            d = (byte)(e >> 8);
            e = (byte)(d >> 2);
        }

        _a = d + e;
    }
}
