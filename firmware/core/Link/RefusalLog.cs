using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Core.Link;

/// <summary>The last refusals of this device, newest first: what was refused and why. Kept in memory only.</summary>
/// <remarks>
/// For the diagnostics line and for tests. It holds numbers, never a message, so that nothing leaks through it.
/// </remarks>
public sealed class RefusalLog
{
    /// <summary>Refusals that are remembered.</summary>
    public const int Capacity = 16;

    /// <summary>The message type noted for a frame that never became a message.</summary>
    public const int FrameType = 0;

    /// <summary>The message type noted for what a clock of the board said.</summary>
    public const int ReadingType = -2;

    /// <summary>The message type noted for a line of the history that could not be kept.</summary>
    public const int HistoryType = -3;

    private readonly int[] _types = new int[Capacity];
    private readonly StatusCode[] _statuses = new StatusCode[Capacity];
    private readonly IWitness _witness;
    private int _total;

    /// <summary>An empty log.</summary>
    /// <param name="witness">Is told of each refusal; null where nobody looks on.</param>
    public RefusalLog(IWitness witness)
    {
        _witness = witness;
    }

    /// <summary>Refusals since start.</summary>
    public int Total
    {
        get { return _total; }
    }

    /// <summary>Refusals that can still be read.</summary>
    public int Count
    {
        get { return _total < Capacity ? _total : Capacity; }
    }

    /// <summary>Notes a refusal.</summary>
    /// <param name="messageType">
    /// MessageType of what was refused, <see cref="FrameType"/> or <see cref="ReadingType"/>.
    /// </param>
    /// <param name="status">Why. Ok is not a refusal and is not noted.</param>
    public void Note(int messageType, StatusCode status)
    {
        if (status == StatusCode.Ok)
        {
            return;
        }

        int slot = _total % Capacity;
        _types[slot] = messageType;
        _statuses[slot] = status;
        _total++;
        if (_witness != null)
        {
            _witness.NoteRefusal(messageType, status);
        }
    }

    /// <summary>The message type of a refusal; 0 where there is none.</summary>
    /// <param name="age">0 is the newest.</param>
    public int TypeAt(int age)
    {
        return age >= 0 && age < Count ? _types[(_total - 1 - age) % Capacity] : 0;
    }

    /// <summary>Why; Ok where there is none.</summary>
    /// <param name="age">0 is the newest.</param>
    public StatusCode StatusAt(int age)
    {
        return age >= 0 && age < Count ? _statuses[(_total - 1 - age) % Capacity] : StatusCode.Ok;
    }

    /// <summary>
    /// The newest refusal as "message/status" in numbers, for the help desk; empty where there is none.
    /// </summary>
    public string Describe()
    {
        return _total == 0
            ? string.Empty
            : string.Concat(TypeAt(0).ToString(), "/", ((int)StatusAt(0)).ToString());
    }
}
