using System;
using System.Text;
using Wallet.Bank;
using Wallet.Card;
using Wallet.Core;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Storage;

namespace Wallet.Simulator.Scenarios;

/// <summary>One more device, with a bridge and an account of its own; it can be made to misbehave.</summary>
internal sealed class Guest
{
    private const int DeedMs = 60_000;

    private readonly Simulation _world;
    private readonly DeviceKind _kind;
    private readonly CardProgram _cardProgram = new();
    private readonly TerminalProgram _terminalProgram = new();
    private bool _isDone;

    /// <summary>Opens the account, makes the device and switches it on with the real firmware.</summary>
    public Guest(Simulation world, string name, DeviceKind kind, string bank, string holder, long openingMinor)
    {
        _world = world;
        _kind = kind;
        Holder = holder;
        Code = world.Bank.OpenAccount(bank, holder, kind, openingMinor);
        var flash = new VirtualFlash();
        StatusCode status = Provisioning.Write(flash, world.Bank.AuthorityCertificate, bank);
        Stage.Expect(status == StatusCode.Ok, $"the {name} cannot be provisioned: {status}");
        BoardKind board = kind == DeviceKind.Card ? BoardKind.Card : BoardKind.Terminal;
        Board = new VirtualBoard(world.Scheduler, name, board, flash);
        Bridge = new VirtualBridge(world.Scheduler, Board, world.Channel, world.History);
        world.History.Watch(Board);
        if (kind == DeviceKind.Card)
        {
            world.Cards.Add(_cardProgram);
        }
        else
        {
            world.Terminals.Add(_terminalProgram);
        }

        Start();
    }

    /// <summary>The device.</summary>
    public VirtualBoard Board { get; }

    /// <summary>Its way to the institutions.</summary>
    public VirtualBridge Bridge { get; }

    /// <summary>Whose account it is.</summary>
    public string Holder { get; }

    /// <summary>Code of its account's enrolment.</summary>
    public string Code { get; }

    /// <summary>What the card holds; only for a card that has started.</summary>
    public CardContext Card =>
        _cardProgram.Known ?? throw new ScenarioFailedException($"the {Board.Name} is not there");

    /// <summary>Switches it on with the real firmware.</summary>
    public void Start() => Board.PowerOn(_kind == DeviceKind.Card
        ? _cardProgram.Run
        : _terminalProgram.Run);

    /// <summary>Runs another program in place of the firmware, with all its keys and records, to its end.</summary>
    public void Commit(Action<DeviceContext> deed)
    {
        Begin(deed);
        Finish();
    }

    /// <summary>Starts another program on it in place of the firmware.</summary>
    public void Begin(Action<DeviceContext> deed)
    {
        Board.PowerOff();
        _isDone = false;
        Board.PowerOn(ports =>
        {
            if (DeviceBoot.Start(ports, _kind, out DeviceContext device) == StatusCode.Ok && IsUnlocked(device))
            {
                // The firmware's table is not this program's.
                ports.Power.Supply(VirtualPower.All);
                deed(device);
                _isDone = true;
            }
        });
    }

    // A card that cheats is in the hands of its holder, who knows the PIN.
    private static bool IsUnlocked(DeviceContext device)
    {
        byte[] pin = Encoding.ASCII.GetBytes(SimulationOptions.HolderPin);
        return device.BaseState != DeviceState.Locked
            || (device.Vault.TryOpen(pin, pin.Length) == PinAnswer.Opened
                && device.Unlock() == StatusCode.Ok);
    }

    /// <summary>Waits until that program has ended and takes the power away.</summary>
    public void Finish()
    {
        _world.Scheduler.WaitUntil(
            () => Board.State != BoardState.Running, _world.Scheduler.DeadlineIn(DeedMs), $"the {Board.Name}");
        Stage.Expect(_isDone, $"the program on the {Board.Name} did not end well: {Board.Failure?.Message}");
        Board.PowerOff();
    }
}
