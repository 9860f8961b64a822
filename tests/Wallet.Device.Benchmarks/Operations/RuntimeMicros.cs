using System;

namespace Wallet.Device.Benchmarks;

internal sealed class NativeCallMicro : MicroOperation
{
    private long _a = 0x2345678;

    public NativeCallMicro()
        : base("length of a string")
    {
    }

    protected override void Loop()
    {
        string text = Name;
        int a = 0;
        for (int i = 0; i < Iterations; i++)
        {
            a = text.Length;
        }

        _a = a;
    }
}

internal sealed class Copy8Micro : MicroOperation
{
    private readonly byte[] _from = new byte[8];
    private readonly byte[] _to = new byte[8];

    public Copy8Micro()
        : base("Array.Copy of 8 bytes")
    {
    }

    protected override void Loop()
    {
        byte[] from = _from;
        byte[] to = _to;
        for (int i = 0; i < Iterations; i++)
        {
            Array.Copy(from, 0, to, 0, 8);
        }
    }
}

internal sealed class Copy256Micro : MicroOperation
{
    private readonly byte[] _from = new byte[256];
    private readonly byte[] _to = new byte[256];

    public Copy256Micro()
        : base("Array.Copy of 256 bytes")
    {
    }

    protected override void Loop()
    {
        byte[] from = _from;
        byte[] to = _to;
        for (int i = 0; i < Iterations; i++)
        {
            Array.Copy(from, 0, to, 0, 256);
        }
    }
}

internal sealed class Clear256Micro : MicroOperation
{
    private readonly byte[] _array = new byte[256];

    public Clear256Micro()
        : base("Array.Clear of 256 bytes")
    {
    }

    protected override void Loop()
    {
        byte[] array = _array;
        for (int i = 0; i < Iterations; i++)
        {
            Array.Clear(array, 0, 256);
        }
    }
}

internal sealed class NewBytesMicro : MicroOperation
{
    private long _a = 0x2345678;

    public NewBytesMicro()
        : base("new byte[32]")
    {
    }

    protected override void Loop()
    {
        byte[] array = null;
        for (int i = 0; i < Iterations; i++)
        {
            array = new byte[32];
        }

        _a = array.Length;
    }
}

internal sealed class NewMoreBytesMicro : MicroOperation
{
    private long _a = 0x2345678;

    public NewMoreBytesMicro()
        : base("new byte[512]")
    {
    }

    protected override void Loop()
    {
        byte[] array = null;
        for (int i = 0; i < Iterations; i++)
        {
            array = new byte[512];
        }

        _a = array.Length;
    }
}

internal sealed class NewObjectMicro : MicroOperation
{
    private long _a = 0x2345678;

    public NewObjectMicro()
        : base("new object with two fields")
    {
    }

    protected override void Loop()
    {
        Made made = null;
        for (int i = 0; i < Iterations; i++)
        {
            made = new Made();
        }

        made.One = 1;
        made.Other = 2;
        _a = made.One + made.Other;
    }
}

internal sealed class TypeTestMicro : MicroOperation
{
    private readonly Target _target = new Target();
    private long _a = 0x2345678;

    public TypeTestMicro()
        : base("cast")
    {
    }

    protected override void Loop()
    {
        object thing = _target;
        Target target = null;
        for (int i = 0; i < Iterations; i++)
        {
            target = (Target)thing;
        }

        target.Value = 1;
        _a = target.Value;
    }
}

internal sealed class TextMicro : MicroOperation
{
    private long _a = 0x2345678;

    public TextMicro()
        : base("text of the program")
    {
    }

    protected override void Loop()
    {
        string text = null;
        for (int i = 0; i < Iterations; i++)
        {
            text = "text";
        }

        _a = text.Length;
    }
}

internal sealed class NumberTextMicro : MicroOperation
{
    private long _a = 0x2345678;

    public NumberTextMicro()
        : base("number to text")
    {
    }

    protected override void Loop()
    {
        string text = null;
        int number = 12345;
        for (int i = 0; i < Iterations; i++)
        {
            text = number.ToString();
        }

        _a = text.Length;
    }
}

internal sealed class ConcatMicro : MicroOperation
{
    private long _a = 0x2345678;

    public ConcatMicro()
        : base("two texts to one")
    {
    }

    protected override void Loop()
    {
        string text = null;
        string one = Name;
        for (int i = 0; i < Iterations; i++)
        {
            text = string.Concat(one, one);
        }

        _a = text.Length;
    }
}

internal sealed class SwitchMicro : MicroOperation
{
    private long _a = 0x2345678;

    public SwitchMicro()
        : base("switch of 8")
    {
    }

    protected override void Loop()
    {
        int a = 0;
        for (int i = 0; i < Iterations; i++)
        {
            switch (a)
            {
                case 0: a = 3; break;
                case 1: a = 4; break;
                case 2: a = 5; break;
                case 3: a = 1; break;
                case 4: a = 6; break;
                case 5: a = 0; break;
                case 6: a = 2; break;
            }
        }

        _a = a;
    }
}

internal sealed class Made
{
    public int One;
    public int Other;
}
