namespace Wallet.Device.Benchmarks;

internal sealed class ReadBytesMicro : MicroOperation
{
    private readonly byte[] _array = new byte[32];
    private long _a = 0x2345678;

    public ReadBytesMicro()
        : base("4 reads of byte[]")
    {
    }

    protected override void Loop()
    {
        byte[] array = _array;
        byte a = 0;
        byte b = 0;
        for (int i = 0; i < Iterations; i++)
        {
            a = array[1];
            b = array[9];
            a = array[17];
            b = array[30];
        }

        _a = a + b;
    }
}

internal sealed class WriteBytesMicro : MicroOperation
{
    private readonly byte[] _array = new byte[32];
    private long _a = 0x2345678;

    public WriteBytesMicro()
        : base("4 writes of byte[]")
    {
    }

    protected override void Loop()
    {
        byte[] array = _array;
        byte a = 0;
        byte b = 0;
        for (int i = 0; i < Iterations; i++)
        {
            array[1] = a;
            array[9] = b;
            array[17] = a;
            array[30] = b;
        }

        _a = a + b;
    }
}

internal sealed class ReadWordsMicro : MicroOperation
{
    private readonly int[] _array = new int[32];
    private long _a = 0x2345678;

    public ReadWordsMicro()
        : base("4 reads of int[]")
    {
    }

    protected override void Loop()
    {
        int[] array = _array;
        int a = 0;
        int b = 0;
        for (int i = 0; i < Iterations; i++)
        {
            a = array[1];
            b = array[9];
            a = array[17];
            b = array[30];
        }

        _a = a + b;
    }
}

internal sealed class WriteWordsMicro : MicroOperation
{
    private readonly int[] _array = new int[32];
    private long _a = 0x2345678;

    public WriteWordsMicro()
        : base("4 writes of int[]")
    {
    }

    protected override void Loop()
    {
        int[] array = _array;
        int a = 0;
        int b = 0;
        for (int i = 0; i < Iterations; i++)
        {
            array[1] = a;
            array[9] = b;
            array[17] = a;
            array[30] = b;
        }

        _a = a + b;
    }
}

internal sealed class ReadLongsMicro : MicroOperation
{
    private readonly long[] _array = new long[32];
    private long _a = 0x2345678;

    public ReadLongsMicro()
        : base("4 reads of long[]")
    {
    }

    protected override void Loop()
    {
        long[] array = _array;
        long a = 0;
        long b = 0;
        for (int i = 0; i < Iterations; i++)
        {
            a = array[1];
            b = array[9];
            a = array[17];
            b = array[30];
        }

        _a = a + b;
    }
}

internal sealed class WriteLongsMicro : MicroOperation
{
    private readonly long[] _array = new long[32];
    private long _a = 0x2345678;

    public WriteLongsMicro()
        : base("4 writes of long[]")
    {
    }

    protected override void Loop()
    {
        long[] array = _array;
        long a = 0;
        long b = 0;
        for (int i = 0; i < Iterations; i++)
        {
            array[1] = a;
            array[9] = b;
            array[17] = a;
            array[30] = b;
        }

        _a = a + b;
    }
}

internal sealed class LengthMicro : MicroOperation
{
    private readonly byte[] _array = new byte[32];
    private long _a = 0x2345678;

    public LengthMicro()
        : base("4 lengths")
    {
    }

    protected override void Loop()
    {
        byte[] array = _array;
        int a = 0;
        for (int i = 0; i < Iterations; i++)
        {
            a = array.Length;
            a = array.Length;
            a = array.Length;
            a = array.Length;
        }

        _a = a;
    }
}

internal sealed class FieldReadMicro : MicroOperation
{
    private long _b = 0x1234567;
    private long _a = 0x2345678;

    public FieldReadMicro()
        : base("4 reads of a field")
    {
    }

    protected override void Loop()
    {
        long a = 0;
        for (int i = 0; i < Iterations; i++)
        {
            a = _b;
            a = _b;
            a = _b;
            a = _b;
        }

        _a = a;
    }
}

internal sealed class FieldWriteMicro : MicroOperation
{
    private long _b = 0x1234567;
    private long _a = 0x2345678;

    public FieldWriteMicro()
        : base("4 writes of a field")
    {
    }

    protected override void Loop()
    {
        long a = 5;
        for (int i = 0; i < Iterations; i++)
        {
            _a = a;
            _b = a;
            _a = a;
            _b = a;
        }
    }
}

internal sealed class StaticReadMicro : MicroOperation
{
    private static readonly byte[] Table = new byte[8];
    private long _a = 0x2345678;

    public StaticReadMicro()
        : base("4 reads of a static field")
    {
    }

    protected override void Loop()
    {
        byte[] a = null;
        for (int i = 0; i < Iterations; i++)
        {
            a = Table;
            a = Table;
            a = Table;
            a = Table;
        }

        _a = a.Length;
    }
}
