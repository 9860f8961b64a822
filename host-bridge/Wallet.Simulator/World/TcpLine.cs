using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;

namespace Wallet.Simulator.World;

/// <summary>
/// A virtual board's serial line on a TCP port of loopback, for a bridge that is a program of its own. One client at a
/// time; the next one takes the place of the one before.
/// </summary>
public sealed class TcpLine : IDisposable
{
    private readonly Scheduler _scheduler;
    private readonly VirtualHostEnd _line;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _buffer = new byte[1024];
    private volatile NetworkStream? _client;

    /// <summary>Opens the port and starts to carry bytes.</summary>
    public TcpLine(Scheduler scheduler, VirtualBoard board)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        ArgumentNullException.ThrowIfNull(board);
        _scheduler = scheduler;
        _line = board.Link.HostEnd;
        _listener.Start();
        Address = $"tcp:{_listener.LocalEndpoint}";
        scheduler.Start($"line of the {board.Name}", FromBoard);
        new Thread(FromClients) { IsBackground = true, Name = $"clients of the {board.Name}" }.Start();
    }

    /// <summary>What wallet-bridge takes as --device.</summary>
    public string Address { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        _client?.Dispose();
    }

    private void FromBoard()
    {
        while (true)
        {
            int count;
            while ((count = _line.Read(_buffer, 0, _buffer.Length)) > 0)
            {
                try
                {
                    _client?.Write(_buffer, 0, count);
                }
                catch (Exception problem) when (problem is IOException or ObjectDisposedException)
                {
                    // As on a real line, nobody may be listening; the link repeats what matters.
                    _client = null;
                }
            }

            _line.Wait(int.MaxValue);
        }
    }

    private void FromClients()
    {
        try
        {
            while (true)
            {
                using TcpClient client = _listener.AcceptTcpClient();
                client.NoDelay = true;
                _client = client.GetStream();
                Read(_client);
            }
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // The simulator is stopping.
        }
    }

    private void Read(NetworkStream client)
    {
        byte[] buffer = new byte[1024];
        try
        {
            int count;
            while ((count = client.Read(buffer, 0, buffer.Length)) > 0)
            {
                byte[] arrived = buffer[..count];
                _scheduler.Post(() => _line.Write(arrived, 0, arrived.Length));
            }
        }
        catch (IOException)
        {
            // The bridge has gone; another may come.
        }
    }
}
