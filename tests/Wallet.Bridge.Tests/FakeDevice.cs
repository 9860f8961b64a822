using System;
using System.IO;
using System.Threading;
using Wallet.Protocol;
using Wallet.Protocol.Frames;
using Wallet.Protocol.Messages;

namespace Wallet.Bridge.Tests;

/// <summary>The device's end of a real stream: answers who it is, and asks its bank one thing when told to.</summary>
internal sealed class FakeDevice : IDisposable
{
    private readonly LinkEndpoint _link = new(7);
    private readonly Stream _line;
    private readonly Thread _thread;
    private readonly byte[] _buffer = new byte[512];
    private readonly StatusCode _challengeOutcome;
    private long _nowMs;

    /// <summary>A device that answers at once.</summary>
    /// <param name="line">The line to the bridge.</param>
    /// <param name="challengeOutcome">What it answers a challenge with; known before the first byte is read.</param>
    public FakeDevice(Stream line, StatusCode challengeOutcome = StatusCode.Ok)
    {
        _line = line;
        _challengeOutcome = challengeOutcome;
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Set once the bank's answer to "ping" has arrived.</summary>
    public ManualResetEventSlim Answered { get; } = new();

    public BankExchangeReply? Answer { get; private set; }

    /// <summary>The challenge that it was asked last.</summary>
    public AnswerChallenge? Asked { get; private set; }

    public void Dispose()
    {
        _line.Dispose();
        _thread.Join(TimeSpan.FromSeconds(5));
        Answered.Dispose();
    }

    private void Run()
    {
        try
        {
            int count;
            while ((count = _line.Read(_buffer, 0, _buffer.Length)) > 0)
            {
                _link.Receive(_buffer, 0, count, _nowMs++);
                while (_link.TryTake(out byte[] message))
                {
                    Handle(message);
                }

                Flush();
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void Handle(byte[] message)
    {
        switch ((MessageType)MessageFields.PeekType(message, 0, message.Length))
        {
            case MessageType.GetDeviceInfo:
                Send(new GetDeviceInfoReply
                {
                    Kind = 1,
                    State = 3,
                    FirmwareVersion = "0.1.0",
                    Institution = "bank-a",
                    Name = "Alice",
                }.Encode());
                break;
            case MessageType.Synchronise:
                Send(new BankExchange { ExchangeId = 1, Institution = "bank-a", Body = [1, 2, 3] }.Encode());
                break;
            case MessageType.BankExchangeReply:
                BankExchangeReply.TryDecode(message, 0, message.Length, out BankExchangeReply reply);
                Answer = reply;
                Answered.Set();
                break;
            case MessageType.AnswerChallenge:
                AnswerChallenge.TryDecode(message, 0, message.Length, out AnswerChallenge asked);
                Asked = asked;
                Send(new StatusReply(MessageType.AnswerChallengeReply, _challengeOutcome).Encode());
                break;
            default:
                break;
        }
    }

    private void Send(byte[] message)
    {
        // The acknowledgement of what came before may still be on its way; the link then asks to come again.
        while (!_link.TrySend(message, 0, message.Length, _nowMs))
        {
            Flush();
            int count = _line.Read(_buffer, 0, _buffer.Length);
            _link.Receive(_buffer, 0, count, _nowMs++);
        }
    }

    private void Flush()
    {
        byte[] output = new byte[512];
        int count;
        while ((count = _link.TakeOutput(output, 0, output.Length)) > 0)
        {
            _line.Write(output, 0, count);
        }

        _line.Flush();
    }
}
