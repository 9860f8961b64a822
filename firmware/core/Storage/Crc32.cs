namespace Wallet.Core.Storage;

/// <summary>CRC-32 of ISO/IEC 3309 (reflected, polynomial 0x04C11DB7), the one zlib and RFC 1662 use.</summary>
internal static class Crc32
{
    /// <summary>Four bits a step: 16 words of table instead of 256.</summary>
    private static readonly uint[] NibbleTable = new uint[]
    {
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
        0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
    };

    /// <summary>Check value of a range; "123456789" gives 0xCBF43926.</summary>
    public static uint Compute(byte[] buffer, int offset, int count)
    {
        uint crc = 0xFFFFFFFFu;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            crc ^= buffer[i];
            crc = (crc >> 4) ^ NibbleTable[crc & 0x0Fu];
            crc = (crc >> 4) ^ NibbleTable[crc & 0x0Fu];
        }

        return crc ^ 0xFFFFFFFFu;
    }
}
