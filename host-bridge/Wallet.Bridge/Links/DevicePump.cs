using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace Wallet.Bridge.Links;

/// <summary>
/// Moves bytes between a real line and its <see cref="BridgeDevice"/>: one thread reads, one does the rest.
/// </summary>
public sealed class DevicePump : IDisposable
{
    private const int IdleMsMax = 250;

    private readonly BridgeDevice _device;
    private readonly Stream _line;
    private readonly Lock _turn = new();
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly Thread _reader;
    private readonly Thread _worker;
    private readonly byte[] _output = new byte[1024];
    private volatile bool _ended;

    /// <summary>Starts pumping; owns the line from here on.</summary>
    public DevicePump(BridgeDevice device, Stream line)
    {
        _device = device;
        _line = line;
        _reader = new Thread(Read) { IsBackground = true, Name = $"{device.Name} reader" };
        _worker = new Thread(Work) { IsBackground = true, Name = $"{device.Name} worker" };
        _reader.Start();
        _worker.Start();
    }

    /// <summary>True once the line has closed or failed.</summary>
    public bool Ended => _ended;

    /// <summary>Has the worker look at once, for example after the network was switched.</summary>
    public void Wake() => _wake.Set();

    /// <summary>Waits until the line has closed.</summary>
    public void Join() => _worker.Join();

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended = true;
        _wake.Set();
        _line.Dispose();
        _worker.Join();
    }

    private static long NowMs() => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1000);

    private void Read()
    {
        byte[] buffer = new byte[1024];
        try
        {
            int count;
            while (!_ended && (count = _line.Read(buffer, 0, buffer.Length)) > 0)
            {
                lock (_turn)
                {
                    _device.Receive(buffer, 0, count, NowMs());
                }

                _wake.Set();
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            // The line went away, which the worker notices by the flag.
        }

        _ended = true;
        _wake.Set();
    }

    private void Work()
    {
        try
        {
            while (!_ended)
            {
                int waitMs = Turn();
                _wake.WaitOne(Math.Clamp(waitMs, 1, IdleMsMax));
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            _ended = true;
        }
    }

    private int Turn()
    {
        lock (_turn)
        {
            _device.Step(NowMs());
            int count;
            while ((count = _device.TakeOutput(_output, 0, _output.Length)) > 0)
            {
                _line.Write(_output, 0, count);
            }

            _line.Flush();
            return _device.WaitMs(NowMs());
        }
    }
}
