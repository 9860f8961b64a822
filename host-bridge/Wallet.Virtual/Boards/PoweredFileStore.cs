using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Virtual.Boards;

/// <summary>
/// A board's flash as its firmware sees it: gone with the power, and a cut here is a cut of the board.
/// </summary>
internal sealed class PoweredFileStore(BoardPower power, IFileStore files) : IFileStore
{
    public int SizeBytesMax
    {
        get
        {
            power.Check();
            return files.SizeBytesMax;
        }
    }

    public int Length(string name)
    {
        power.Check();
        return files.Length(name);
    }

    public int Read(string name, int fileOffset, byte[] buffer, int offset, int count)
    {
        power.Check();
        return files.Read(name, fileOffset, buffer, offset, count);
    }

    public StatusCode Write(string name, byte[] buffer, int offset, int count)
    {
        power.Check();
        try
        {
            return files.Write(name, buffer, offset, count);
        }
        catch (PowerLostException)
        {
            power.TurnOff();
            throw;
        }
    }

    public StatusCode Append(string name, byte[] buffer, int offset, int count)
    {
        power.Check();
        try
        {
            return files.Append(name, buffer, offset, count);
        }
        catch (PowerLostException)
        {
            power.TurnOff();
            throw;
        }
    }

    public StatusCode Delete(string name)
    {
        power.Check();
        try
        {
            return files.Delete(name);
        }
        catch (PowerLostException)
        {
            power.TurnOff();
            throw;
        }
    }
}
