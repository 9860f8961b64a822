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
    private long _nowMs;

    public FakeDevice(Stream line)
    {
        _line = line;
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Set once the bank's answer to "ping" has arrived.</summary>
    public ManualResetEventSlim Answered { get; } = new();

    public BankExchangeReply? Answer { get; private set; }

    /// <summary>What it answers a challenge with.</summary>
    public StatusCode ChallengeOutcome { get; set; }

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
                Send(new StatusReply(MessageType.AnswerChallengeReply, ChallengeOutcome).Encode());
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
