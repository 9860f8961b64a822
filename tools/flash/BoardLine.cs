using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using Wallet.Bridge.Links;
using Wallet.Protocol;
using Wallet.Protocol.Frames;
using Wallet.Protocol.Messages;

namespace Wallet.Flash;

/// <summary>The serial line to a board that runs the firmware: asks it who it is, and nothing else.</summary>
public sealed class BoardLine : IDisposable
{
    private const int TurnMs = 50;
    private const int RepeatMs = 2_000;

    private readonly Stream _line;
    private readonly BlockingCollection<byte[]> _arrived = [];
    private readonly LinkEndpoint _link = new(BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4)));
    private readonly byte[] _output = new byte[1024];

    private BoardLine(Stream line)
    {
        _line = line;
        new Thread(Read) { IsBackground = true, Name = "board line" }.Start();
    }

    /// <summary>Opens a port, or another address the bridge knows (tcp:..., pty:...).</summary>
    /// <exception cref="IOException">It cannot be opened; the message says what to do.</exception>
    public static BoardLine Open(string port)
    {
        bool isAddress = port.StartsWith("tcp:", StringComparison.Ordinal)
            || port.StartsWith("pty:", StringComparison.Ordinal);
        string text = isAddress ? port : "serial:" + port;
        return DeviceAddress.TryParse(text, out DeviceAddress? address, out string problem)
            ? new BoardLine(address!.Open())
            : throw new IOException(problem);
    }

    /// <summary>Asks until the board answers, at most that long; null where it stays silent.</summary>
    /// <exception cref="IOException">The line has gone.</exception>
    public GetDeviceInfoReply? Ask(TimeSpan limit, CancellationToken stop)
    {
        var time = Stopwatch.StartNew();
        byte[] question = new GetDeviceInfo().Encode();
        long askAtMs = 0;
        while (time.Elapsed < limit && !stop.IsCancellationRequested)
        {
            long nowMs = Environment.TickCount64;
            if (time.ElapsedMilliseconds >= askAtMs && _link.TrySend(question, 0, question.Length, nowMs))
            {
                askAtMs = time.ElapsedMilliseconds + RepeatMs;
            }

            Turn(nowMs);
            while (_link.TryTake(out byte[] message))
            {
                StatusCode status =
                    GetDeviceInfoReply.TryDecode(message, 0, message.Length, out GetDeviceInfoReply reply);
                if (status == StatusCode.Ok)
                {
                    return reply;
                }
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();

    private void Turn(long nowMs)
    {
        _link.Poll(nowMs);
        int count;
        while ((count = _link.TakeOutput(_output, 0, _output.Length)) > 0)
        {
            _line.Write(_output, 0, count);
        }

        _line.Flush();
        if (_arrived.TryTake(out byte[]? bytes, TurnMs))
        {
            _link.Receive(bytes, 0, bytes.Length, Environment.TickCount64);
        }
        else if (_arrived.IsCompleted)
        {
            throw new IOException("the line was closed at the other end");
        }
    }

    private void Read()
    {
        byte[] buffer = new byte[1024];
        try
        {
            int count;
            while ((count = _line.Read(buffer, 0, buffer.Length)) > 0)
            {
                _arrived.Add(buffer[..count]);
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // Whoever asks next is told so.
        }

        _arrived.CompleteAdding();
    }
}
