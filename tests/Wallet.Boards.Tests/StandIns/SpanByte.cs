namespace System;

/// <summary>A range of an array of bytes.</summary>
public readonly struct SpanByte
{
    private readonly byte[] _array;
    private readonly int _start;

    public SpanByte(byte[] array)
        : this(array, 0, array.Length)
    {
    }

    public SpanByte(byte[] array, int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, array.Length - start);
        _array = array;
        _start = start;
        Length = length;
    }

    public int Length { get; }

    public byte[] ToArray() => _array.AsSpan(_start, Length).ToArray();

    public static implicit operator SpanByte(byte[] array) => new(array);

    internal void Fill(byte[] bytes) => bytes.CopyTo(_array.AsSpan(_start, Length));
}
