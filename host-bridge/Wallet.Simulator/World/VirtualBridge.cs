using Wallet.Bridge;
using Wallet.Bridge.Institutions;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;

namespace Wallet.Simulator.World;

/// <summary>The bridge's real code for one device, on the virtual serial line and under the scheduler.</summary>
public sealed class VirtualBridge
{
    private readonly VirtualHostEnd _line;
    private readonly byte[] _buffer = new byte[1024];

    /// <summary>Plugs the bridge into a board's line.</summary>
    public VirtualBridge(Scheduler scheduler, VirtualBoard board, IInstitutionChannel institutions, IBridgeLog log)
    {
        _line = board.Link.HostEnd;
        string name = "bridge of the " + board.Name;
        uint start = (uint)scheduler.Random.Fork(name).NextUInt64();
        Device = new BridgeDevice(board.Name, start, institutions, log);
        scheduler.Start(name, Pump);
    }

    /// <summary>The bridge's end.</summary>
    public BridgeDevice Device { get; }

    /// <summary>Opens or closes the way to the institutions. On the scheduler, or posted to it.</summary>
    public void SetOnline(bool online)
    {
        Device.SetOnline(online);
        _line.Wake();
    }

    /// <summary>Has the device answer a challenge. On the scheduler, or posted to it.</summary>
    public void AskChallenge(byte[] transaction, byte[] challenge)
    {
        Device.AskChallenge(transaction, challenge);
        _line.Wake();
    }

    private void Pump()
    {
        while (true)
        {
            int count;
            while ((count = _line.Read(_buffer, 0, _buffer.Length)) > 0)
            {
                Device.Receive(_buffer, 0, count, _line.NowMs());
            }

            Device.Step(_line.NowMs());
            while ((count = Device.TakeOutput(_buffer, 0, _buffer.Length)) > 0)
            {
                _line.Write(_buffer, 0, count);
            }

            _line.Wait(Device.WaitMs(_line.NowMs()));
        }
    }
}
