using System.Buffers.Binary;

namespace Probes;

public static class Probe
{
    public static uint Use(byte[] data)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(data, 1);
        return BinaryPrimitives.ReadUInt32BigEndian(data);
    }
}
