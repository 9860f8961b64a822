using Wallet.Core.Ports;
using Wallet.Core.Screen;

namespace Wallet.Core.Tests.Screen;

/// <summary>Keeps the last frame, and reads it back as text: '#' lit, '.' dark, one line a row of pixels.</summary>
internal sealed class RecordingDisplay : IDisplay
{
    private byte[] _frame = new byte[Frame.Width * Frame.Height / 8];

    public int ShownCount { get; private set; }

    public void Show(byte[] frame)
    {
        _frame = (byte[])frame.Clone();
        ShownCount++;
    }

    public bool IsLit(int x, int y)
    {
        return ((_frame[y / 8 * Frame.Width + x] >> (y % 8)) & 1) != 0;
    }

    public string ToArt()
    {
        var lines = new string[Frame.Height];
        for (int y = 0; y < Frame.Height; y++)
        {
            int row = y;
            lines[y] = string.Create(Frame.Width, this, (line, display) =>
            {
                for (int x = 0; x < line.Length; x++)
                {
                    line[x] = display.IsLit(x, row) ? '#' : '.';
                }
            });
        }

        return string.Join('\n', lines) + "\n";
    }
}
