using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Core.Storage;

/// <summary>The files of a board on which there may be two cards: each sees its own, and those of the board.</summary>
/// <remarks>
/// What is the second card's has 'd' before its name. Names are made alike for both, so that no time is longer with
/// the one than with the other.
/// </remarks>
public sealed class ProfileFiles : IFileStore
{
    /// <summary>Profile: the holder's own card.</summary>
    public const int Own = 0;

    /// <summary>Profile: the card that the second PIN opens.</summary>
    public const int Second = 1;

    private readonly IFileStore _files;

    /// <summary>Over the files of the board; the holder's own card at first.</summary>
    public ProfileFiles(IFileStore files)
    {
        _files = files;
    }

    /// <summary><see cref="Own"/> or <see cref="Second"/>: whose files are seen.</summary>
    public int Profile { get; set; }

    /// <inheritdoc/>
    public int SizeBytesMax
    {
        get { return _files.SizeBytesMax; }
    }

    /// <summary>Name of the file that a profile sees under a name, at most 10 characters long.</summary>
    public static string NameFor(int profile, string name)
    {
        string second = string.Concat("d", name);
        return profile == Second && IsOfProfile(name) ? second : name;
    }

    /// <inheritdoc/>
    public int Length(string name)
    {
        return _files.Length(NameFor(Profile, name));
    }

    /// <inheritdoc/>
    public int Read(string name, int fileOffset, byte[] buffer, int offset, int count)
    {
        return _files.Read(NameFor(Profile, name), fileOffset, buffer, offset, count);
    }

    /// <inheritdoc/>
    public StatusCode Write(string name, byte[] buffer, int offset, int count)
    {
        return _files.Write(NameFor(Profile, name), buffer, offset, count);
    }

    /// <inheritdoc/>
    public StatusCode Append(string name, byte[] buffer, int offset, int count)
    {
        return _files.Append(NameFor(Profile, name), buffer, offset, count);
    }

    /// <inheritdoc/>
    public StatusCode Delete(string name)
    {
        return _files.Delete(NameFor(Profile, name));
    }

    private static bool IsOfProfile(string name)
    {
        if (name == Journal.NameA || name == Journal.NameB)
        {
            return true;
        }

        return RecordKeys.TryReadFileName(name, out byte id) && !RecordKeys.IsOfBoard(id);
    }
}
