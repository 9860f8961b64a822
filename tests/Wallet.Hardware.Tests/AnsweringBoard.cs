using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Wallet.Protocol.Frames;
using Wallet.Protocol.Messages;

namespace Wallet.Hardware.Tests;

/// <summary>A board at the other end of a TCP line, which says what it is told to when it is asked who it is.</summary>
internal sealed class AnsweringBoard : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<int, GetDeviceInfoReply?> _answer;
    private int _questions;

    /// <param name="answer">The answer to each question, counted from 0; null is silence.</param>
    public AnsweringBoard(Func<int, GetDeviceInfoReply?> answer)
    {
        _answer = answer;
        _listener.Start();
        new Thread(Serve) { IsBackground = true, Name = "answering board" }.Start();
    }

    public string Address => $"tcp:127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public static GetDeviceInfoReply Saying(
        string version, DeviceKind kind = DeviceKind.Card, DeviceState state = DeviceState.Halted) => new()
        {
            Kind = (int)kind,
            State = (int)state,
            FirmwareVersion = version,
            Institution = "",
            Name = "",
        };

    public void Dispose() => _listener.Dispose();

    private void Serve()
    {
        try
        {
            while (true)
            {
                using TcpClient client = _listener.AcceptTcpClient();
                Serve(client.GetStream());
            }
        }
        catch (Exception ended) when (ended is SocketException or IOException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private void Serve(NetworkStream line)
    {
        var link = new LinkEndpoint(7);
        byte[] buffer = new byte[1024];
        int count;
        while ((count = line.Read(buffer, 0, buffer.Length)) > 0)
        {
            link.Receive(buffer, 0, count, Environment.TickCount64);
            while (link.TryTake(out byte[] message))
            {
                bool isQuestion = MessageFields.PeekType(message, 0, message.Length) == (int)MessageType.GetDeviceInfo;
                byte[]? reply = isQuestion ? _answer(_questions++)?.Encode() : null;
                if (reply is not null)
                {
                    link.TrySend(reply, 0, reply.Length, Environment.TickCount64);
                }
            }

            while ((count = link.TakeOutput(buffer, 0, buffer.Length)) > 0)
            {
                line.Write(buffer, 0, count);
            }
        }
    }
}
