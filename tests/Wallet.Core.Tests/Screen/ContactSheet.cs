using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;
using Wallet.Core.Screen;
using Wallet.Protocol.Frames;

namespace Wallet.Core.Tests.Screen;

/// <summary>Displays side by side, three across and enlarged three times, as a PNG of one byte a pixel.</summary>
internal static class ContactSheet
{
    private const int Across = 3;
    private const int Scale = 3;
    private const int Gap = 4;
    private const int CellWidth = Frame.Width + Gap;
    private const int CellHeight = Frame.Height + Gap;
    private const byte Background = 110;

    public static byte[] Png(IReadOnlyList<RecordingDisplay> displays)
    {
        int width = (Across * CellWidth + Gap) * Scale;
        int height = ((displays.Count + Across - 1) / Across * CellHeight + Gap) * Scale;
        using var rows = new MemoryStream();
        using (var packer = new ZLibStream(rows, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int y = 0; y < height; y++)
            {
                packer.WriteByte(0);
                for (int x = 0; x < width; x++)
                {
                    packer.WriteByte(Shade(displays, x / Scale - Gap, y / Scale - Gap));
                }
            }
        }

        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;

        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        WriteChunk(png, "IHDR", header);
        WriteChunk(png, "IDAT", rows.ToArray());
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte Shade(IReadOnlyList<RecordingDisplay> displays, int x, int y)
    {
        if (x < 0 || y < 0 || x % CellWidth >= Frame.Width || y % CellHeight >= Frame.Height)
        {
            return Background;
        }

        int index = y / CellHeight * Across + x / CellWidth;
        if (index >= displays.Count)
        {
            return Background;
        }

        return displays[index].IsLit(x % CellWidth, y % CellHeight) ? (byte)255 : (byte)0;
    }

    private static void WriteChunk(Stream png, string type, byte[] data)
    {
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Fcs32.Compute(body, 0, body.Length));
        png.Write(number);
    }
}
