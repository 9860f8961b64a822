using System;
using System.Collections.Generic;
using Wallet.Bank;
using Wallet.Bank.Shared.Crypto;
using Wallet.Card;
using Wallet.Core;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Terminal;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;
using Wallet.Virtual.Storage;
using Wallet.Virtual.Touch;

namespace Wallet.Simulator.World;

/// <summary>One card, one terminal, a bridge each, and the institutions: the real firmware and the real bank.</summary>
/// <remarks>Everything but <see cref="Scheduler.Post"/> and the constructor belongs on the scheduler.</remarks>
public sealed class Simulation : IDisposable
{
    private const int InstitutionsTickMs = 60_000;
    private const long InstitutionsIdleMsMax = 24 * 60 * 60_000;

    private readonly DataFolder _folder;
    private readonly CardProgram _cardProgram = new();
    private readonly TerminalProgram _terminalProgram = new();

    /// <summary>Opens the institutions, makes or reloads both devices, and switches them on.</summary>
    public Simulation(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _folder = new DataFolder(options.DataDirectory, survivesPowerCut: !options.SkipsDiskSync);

        // A device that lives on must not draw the same "random" numbers again at the next start.
        ulong seed = options.Seed + (0x9E3779B97F4A7C15UL * (ulong)(Starts - 1));
        Scheduler = new Scheduler(seed, options.Pace);
        Scheduler.EpochUnixMs = options.StartUnixMs ?? Scheduler.EpochUnixMs;
        BankClock = new InstitutionsClock(Scheduler);
        Bank = BankSystem.Open(new BankOptions
        {
            DataDirectory = _folder.Folder("institutions"),
            Time = BankClock,
            Random = new SeededRandomSource((long)Scheduler.Random.Fork("institutions").NextUInt64()),
            SignsRepeatably = true,
            SurvivesPowerCut = options.DataDirectory is not null && !options.SkipsDiskSync,
        });
        Channel = new BankChannel(Bank);
        History = new History(Scheduler, Bank);
        Cards = [_cardProgram];
        Terminals = [_terminalProgram];
        OpenAccounts(options);

        Field = new TouchField(Scheduler);
        Card = Board("card", BoardKind.Card, Institutions.BankA);
        Terminal = Board("terminal", BoardKind.Terminal, Institutions.BankB);
        if (options.OpensLines)
        {
            Lines = [new TcpLine(Scheduler, Card), new TcpLine(Scheduler, Terminal)];
        }
        else
        {
            Bridges = [Bridge(Card), Bridge(Terminal)];
        }

        Scheduler.Start("institutions' clock", RunInstitutionsClock);
        Card.PowerOn(_cardProgram.Run);
        Terminal.PowerOn(_terminalProgram.Run);
    }

    /// <summary>Threads and time.</summary>
    public Scheduler Scheduler { get; }

    /// <summary>The institutions.</summary>
    public BankSystem Bank { get; }

    /// <summary>The bridges' way to the institutions.</summary>
    public BankChannel Channel { get; }

    /// <summary>Where the two devices meet.</summary>
    public TouchField Field { get; }

    /// <summary>The card's board.</summary>
    public VirtualBoard Card { get; }

    /// <summary>The terminal's board.</summary>
    public VirtualBoard Terminal { get; }

    /// <summary>The bridges of card and terminal; none where <see cref="Lines"/> are open.</summary>
    public IReadOnlyList<VirtualBridge> Bridges { get; } = [];

    /// <summary>The serial lines of card and terminal, where a bridge outside may take them; none otherwise.</summary>
    public IReadOnlyList<TcpLine> Lines { get; } = [];

    /// <summary>The firmware that runs on the card since it was last switched on.</summary>
    public CardDevice? CardFirmware => _cardProgram.Firmware;

    /// <summary>The firmware that runs on the terminal since it was last switched on.</summary>
    public TerminalDevice? TerminalFirmware => _terminalProgram.Firmware;

    /// <summary>Code that enrols the card, from its bank's letter.</summary>
    public string CardCode => _folder.Notes.CardCode;

    /// <summary>Code that enrols the terminal.</summary>
    public string TerminalCode => _folder.Notes.TerminalCode;

    /// <summary>How often it was started over its folder, this time included.</summary>
    public int Starts => _folder.Notes.Starts;

    /// <summary>Folder of the state.</summary>
    public string DataDirectory => _folder.Root;

    /// <summary>Whether the bridges have a network.</summary>
    public bool Online { get; private set; } = true;

    /// <summary>The firmware of every card there is, the card's first.</summary>
    internal List<CardProgram> Cards { get; }

    /// <summary>The firmware of every terminal there is, the terminal's first.</summary>
    internal List<TerminalProgram> Terminals { get; }

    /// <summary>The institutions' clock.</summary>
    internal InstitutionsClock BankClock { get; }

    /// <summary>What devices and bridges did.</summary>
    internal History History { get; }

    /// <summary>Switches the network of both bridges.</summary>
    public void SetNetwork(bool online)
    {
        Online = online;
        foreach (VirtualBridge bridge in Bridges)
        {
            bridge.SetOnline(online);
        }
    }

    /// <summary>Holds the card to the terminal, or takes it away.</summary>
    public void SetTouch(bool held)
    {
        if (held)
        {
            Field.Bring(Card, Terminal);
        }
        else
        {
            Field.Part();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (TcpLine line in Lines)
        {
            line.Dispose();
        }

        Scheduler.Dispose();
        Bank.Dispose();
        _folder.Dispose();
    }

    // A tick a minute, as a bank's host does it. Simulated, none that would find nothing: a run may take virtual weeks.
    private void RunInstitutionsClock()
    {
        while (true)
        {
            if (Scheduler.Pace == Pace.Simulated)
            {
                int asked = Channel.RoundTrips;
                long idleMs = Math.Clamp(Bank.NextTickMs() - Scheduler.UnixNowMs, 0, InstitutionsIdleMsMax);
                Scheduler.WaitUntil(
                    () => Channel.RoundTrips != asked, Scheduler.DeadlineIn(idleMs), "work for the institutions");
            }

            Scheduler.Sleep(InstitutionsTickMs);
            Bank.Tick();
        }
    }

    private void OpenAccounts(SimulationOptions options)
    {
        if (_folder.Notes.CardCode.Length == 0)
        {
            string card = Bank.OpenAccount(Institutions.BankA, "Alice", DeviceKind.Card, options.CardOpeningMinor);
            string terminal = Bank.OpenAccount(Institutions.BankB, "Corner Shop", DeviceKind.Terminal, 0);
            _folder.Keep(_folder.Notes with { CardCode = card, TerminalCode = terminal });
        }
    }

    private VirtualBridge Bridge(VirtualBoard board) => new(Scheduler, board, Channel, History);

    private VirtualBoard Board(string name, BoardKind kind, string bank)
    {
        string folder = _folder.Folder(name);
        VirtualFlash flash = VirtualFlash.Load(folder);
        if (flash.Names.Length == 0)
        {
            StatusCode status = Provisioning.Write(flash, Bank.AuthorityCertificate, bank);
            if (status != StatusCode.Ok)
            {
                throw new InvalidOperationException($"The new {name} cannot be provisioned: {status}.");
            }
        }

        flash.KeepIn(folder);
        var board = new VirtualBoard(Scheduler, name, kind, flash);
        board.RealTime.PutTo(Scheduler.UnixNowMs);
        History.Watch(board);
        return board;
    }
}
