namespace Wallet.Device.Tests;

/// <summary>One row of a vector class: status numbers, a name, and columns of hexadecimal or text.</summary>
internal sealed class VectorRow
{
    private const int FirstColumn = 2;
    private readonly string[] _parts;

    /// <summary>Takes a row apart.</summary>
    public VectorRow(string row)
    {
        _parts = row.Split('|');
    }

    /// <summary>The status, or several after one another for a stream of frames.</summary>
    public string Outcome
    {
        get { return _parts[0]; }
    }

    /// <summary>True for what is accepted.</summary>
    public bool IsOk
    {
        get { return _parts[0] == "0"; }
    }

    /// <summary>What a failure is called by.</summary>
    public string Name
    {
        get { return _parts[1]; }
    }

    /// <summary>How many columns follow the name.</summary>
    public int ColumnCount
    {
        get { return _parts.Length - FirstColumn; }
    }

    /// <summary>A column as it stands; "-" is none.</summary>
    public string Text(int column)
    {
        string text = _parts[FirstColumn + column];
        return text == "-" ? "" : text;
    }

    /// <summary>A column of hexadecimal; "-" is none.</summary>
    public byte[] Bytes(int column)
    {
        return Hex.ToBytes(Text(column));
    }
}
