using System;
using System.IO;
using Wallet.Bank;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bridge;
using Wallet.Bridge.Institutions;
using Wallet.Card;
using Wallet.Core;
using Wallet.Core.Ports;
using Wallet.Core.Receiving;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Terminal;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;
using Wallet.Virtual.Storage;
using Wallet.Virtual.Touch;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>
/// One card and one payee, a terminal or another card, running the real firmware, with or without the real institutions
/// behind them.
/// </summary>
internal sealed class DeviceWorld : IDisposable, IInstitutionChannel, IBridgeLog
{
    public const long OpeningMinor = 100_00;

    private readonly string? _folder;
    private readonly BridgeDevice? _cardBridge;
    private readonly BridgeDevice? _terminalBridge;

    private DeviceWorld(
        ulong seed,
        long epochUnixMs,
        VirtualFlash? card,
        VirtualFlash? payee,
        BoardKind payeeKind,
        bool hasBank,
        int loginStepSeconds = 30)
    {
        PayeeKind = payeeKind;
        Scheduler = new Scheduler(seed) { EpochUnixMs = epochUnixMs };
        CardBoard = new VirtualBoard(Scheduler, "card", BoardKind.Card, card);
        TerminalBoard = new VirtualBoard(Scheduler, "terminal", payeeKind, payee);
        Field = new TouchField(Scheduler);
        if (!hasBank)
        {
            return;
        }

        _folder = Directory.CreateTempSubdirectory("wallet-devices-").FullName;
        Bank = BankSystem.Open(new BankOptions
        {
            DataDirectory = _folder,
            Time = new SchedulerTimeProvider(Scheduler),
            Random = new SystemRandomSource(),
            LoginStep = TimeSpan.FromSeconds(loginStepSeconds),
        });
        _cardBridge = new BridgeDevice("card", 1, this, this);
        _terminalBridge = new BridgeDevice("terminal", 2, this, this);
        StartBridge(_cardBridge, CardBoard);
        StartBridge(_terminalBridge, TerminalBoard);
    }

    public Scheduler Scheduler { get; }

    public VirtualBoard CardBoard { get; }

    /// <summary>The payee's, whatever it is.</summary>
    public VirtualBoard TerminalBoard { get; }

    /// <summary>What the payee is.</summary>
    public BoardKind PayeeKind { get; }

    public TouchField Field { get; }

    public BankSystem? Bank { get; }

    /// <summary>The card's firmware since it was last switched on.</summary>
    public CardDevice Card { get; private set; } = null!;

    /// <summary>The terminal's firmware since it was last switched on.</summary>
    public TerminalDevice Terminal { get; private set; } = null!;

    /// <summary>The payee's firmware, where it is a card.</summary>
    public CardDevice PayeeCard { get; private set; } = null!;

    /// <summary>What the payee has received.</summary>
    public PaymentRecords Payments =>
        PayeeKind == BoardKind.Card ? PayeeCard.Card.Payments : Terminal.Terminal.Payments;

    /// <summary>May change or drop (null) what an institution answers.</summary>
    public Func<byte[], byte[]?> Answer { get; set; } = static answer => answer;

    public long HeldMinor => Card.Card.Vouchers.Table.HeldMinor();

    public long ToReportMinor => Payments.Table.TotalMinor(PaymentState.ToReport);

    /// <summary>With institutions and two accounts; the devices have their factory step and are off.</summary>
    /// <param name="seed">Of the scheduler.</param>
    /// <param name="loginStepSeconds">How long a password to log in with is good for; 0: they are counted.</param>
    /// <param name="payee">What is paid.</param>
    /// <param name="payeeBank">Whose customer it is.</param>
    public static DeviceWorld WithBank(
        ulong seed = 1,
        int loginStepSeconds = 30,
        BoardKind payee = BoardKind.Terminal,
        string payeeBank = "bank-b")
    {
        var world = new DeviceWorld(
            seed, Scheduler.DefaultEpochUnixMs, null, null, payee, hasBank: true, loginStepSeconds);
        Provisioning.Write(world.CardBoard.Flash, world.Bank!.AuthorityCertificate, "bank-a");
        Provisioning.Write(world.TerminalBoard.Flash, world.Bank.AuthorityCertificate, payeeBank);
        return world;
    }

    /// <summary>The same devices a moment later, in a world without institutions.</summary>
    public static DeviceWorld Offline(DeviceState state, ulong seed = 2) =>
        new(seed, state.UnixMs, state.Card.Clone(), state.Payee.Clone(), state.PayeeKind, hasBank: false);

    public void SetOnline(bool online)
    {
        SetCardOnline(online);
        SetTerminalOnline(online);
    }

    public void SetCardOnline(bool online)
    {
        _cardBridge!.SetOnline(online);
        CardBoard.Link.HostEnd.Wake();
    }

    public void SetTerminalOnline(bool online)
    {
        _terminalBridge!.SetOnline(online);
        TerminalBoard.Link.HostEnd.Wake();
    }

    /// <summary>How the bridge's last challenge ended; null while it has not.</summary>
    public StatusCode? ChallengeAnswer => _cardBridge!.ChallengeAnswer;

    public void AskChallenge(byte[] transaction, byte[] challenge)
    {
        _cardBridge!.AskChallenge(transaction, challenge);
        CardBoard.Link.HostEnd.Wake();
    }

    public void PowerOnCard() => CardBoard.PowerOn(ports =>
    {
        Card = new CardDevice(ports);
        Card.Run();
    });

    public void PowerOnTerminal() => TerminalBoard.PowerOn(ports =>
    {
        if (PayeeKind == BoardKind.Card)
        {
            PayeeCard = new CardDevice(ports);
            PayeeCard.Run();
        }
        else
        {
            Terminal = new TerminalDevice(ports);
            Terminal.Run();
        }
    });

    /// <summary>Both devices off, as they are on flash.</summary>
    public DeviceState Freeze()
    {
        CardBoard.PowerOff();
        TerminalBoard.PowerOff();
        return new DeviceState(CardBoard.Flash.Clone(), TerminalBoard.Flash.Clone(), PayeeKind, Scheduler.UnixNowMs);
    }

    public byte[]? Exchange(string institution, byte[] message) => Answer(Bank!.Handle(institution, message));

    public void Note(BridgeEvent happened)
    {
    }

    public void Dispose()
    {
        Scheduler.Dispose();
        Bank?.Dispose();
        if (_folder != null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private void StartBridge(BridgeDevice bridge, VirtualBoard board)
    {
        VirtualHostEnd line = board.Link.HostEnd;
        var buffer = new byte[256];
        Scheduler.Start("bridge " + board.Name, () =>
        {
            while (true)
            {
                int count = line.Read(buffer, 0, buffer.Length);
                if (count > 0)
                {
                    bridge.Receive(buffer, 0, count, line.NowMs());
                }

                bridge.Step(line.NowMs());
                int output = bridge.TakeOutput(buffer, 0, buffer.Length);
                while (output > 0)
                {
                    line.Write(buffer, 0, output);
                    output = bridge.TakeOutput(buffer, 0, buffer.Length);
                }

                if (line.WaitingBytes == 0)
                {
                    line.Wait(bridge.WaitMs(line.NowMs()));
                }
            }
        });
    }
}

/// <summary>What two devices have on flash, and when.</summary>
internal sealed record DeviceState(VirtualFlash Card, VirtualFlash Payee, BoardKind PayeeKind, long UnixMs);
