using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Boards.Tests.Uart;
using Wallet.Virtual.Scheduling;

namespace Wallet.Boards.Tests.Pn532;

/// <summary>A PN532 on a serial line, as NXP UM0701-02 describes it: the commands that the adapters use.</summary>
internal sealed class VirtualPn532
{
    private readonly Scheduler _scheduler;
    private readonly VirtualPn532Line _line;
    private int _command;
    private bool _isConfigured;
    private bool _hasSelected;
    private bool _awaitsAnswer;
    private bool _awaitsBlock;
    private bool _owesAnswer;
    private byte[] _block;
    private byte _ended;

    public VirtualPn532(Scheduler scheduler, SerialWire wire, LineNoise noise)
    {
        _scheduler = scheduler;
        _line = new VirtualPn532Line(scheduler, wire, noise) { OnCommand = Obey, OnAbort = Abort };
    }

    public VirtualField Field { get; set; }

    /// <summary>Data of the frames that went over the line, host's commands and chip's responses, in hex.</summary>
    public List<string> Log => _line.Log;

    /// <summary>False while the chip has no supply.</summary>
    public bool HasPower { get => _line.HasPower; set => _line.HasPower = value; }

    /// <summary>Whether it says nothing when the field goes.</summary>
    public bool IsSilentWhenFieldGoes { get; set; }

    /// <summary>As a card: waits to be selected.</summary>
    public bool IsArmed { get; private set; }

    /// <summary>Whether it was told to sleep and has heard nothing since.</summary>
    public bool IsAsleep => _line.IsAsleep;

    /// <summary>As a card: is selected.</summary>
    public bool IsActive { get; private set; }

    /// <summary>As a card: has a block that its host has not answered yet, and hears nothing else.</summary>
    public bool IsThinking => _owesAnswer;

    public bool TrySelect()
    {
        if (!IsArmed) { return false; }

        IsArmed = false;
        IsActive = true;
        _block = null;
        _owesAnswer = false;
        Respond(0x8D, 0x08, 0xE0, 0x50);
        return true;
    }

    public void BeReleased() => End(0x29, true);

    public void LeaveField()
    {
        if (IsActive) { End(0x0A, !IsSilentWhenFieldGoes); }
    }

    public void TakeBlock(byte[] block)
    {
        _block = block;
        if (_awaitsBlock) { HandBlockOver(); }
    }

    public void TakeAnswer(byte[] block)
    {
        if (!_awaitsAnswer) { return; }

        _awaitsAnswer = false;
        Respond(0x41, [0x00, .. block]);
    }

    private void End(byte status, bool says)
    {
        IsActive = false;
        _ended = status;
        _block = null;
        _owesAnswer = false;
        if (_awaitsBlock && says)
        {
            _awaitsBlock = false;
            Respond(0x87, status);
        }
    }

    private void Abort()
    {
        _command++;
        _awaitsAnswer = false;
        _awaitsBlock = false;
        IsArmed = false;
    }

    private void Obey(byte[] data)
    {
        if (data[0] != 0xD4 || data.Length < 2 || (!_isConfigured && data[1] != 0x14)) { return; }

        Abort();
        _line.Acknowledge();
        byte[] parameters = data[2..];
        switch (data[1])
        {
            case 0x00 when parameters is [6]:
                After(4, () => Respond(0x01, (byte)(_hasSelected && Field.IsSelected ? 0 : 1)));
                break;
            case 0x02:
                After(1, () => Respond(0x03, 0x32, 0x01, 0x06, 0x07));
                break;
            case 0x32 when parameters is [1, 0]:
                Field.SwitchOff();
                After(1, () => Respond(0x33));
                break;
            case 0x12 or 0x32:
                After(1, () => Respond((byte)(data[1] + 1)));
                break;
            case 0x14:
                _isConfigured = true;
                After(1, () => Respond(0x15));
                break;
            case 0x16 when parameters is [0x10]:
                Field?.SwitchOff();
                After(1, () =>
                {
                    Respond(0x17, 0);
                    _line.Sleep();
                });
                break;
            case 0x4A when parameters is [1, 0]:
                After(8, Select);
                break;
            case 0x40 when parameters.Length >= 2:
                Exchange(parameters);
                break;
            case 0x52:
                After(6, Release);
                break;
            case 0x8C when parameters.Length == 37:
                IsActive = false;
                IsArmed = true;
                break;
            case 0x86:
                After(1, AwaitBlock);
                break;
            case 0x8E:
                After(1, () => Answer(parameters));
                break;
            default:
                _line.Refuse();
                break;
        }
    }

    private void Select()
    {
        _hasSelected = Field.TrySelect();
        if (!_hasSelected)
        {
            Respond(0x4B, 0);
            return;
        }

        After(12, () => Respond(
            0x4B, 1, 1, 0x04, 0x00, 0x20, 4, 0x08, 0x12, 0x34, 0x56, 5, 0x75, 0x33, 0x92, 0x03));
    }

    private void Release()
    {
        Field.Release();
        _hasSelected = false;
        Respond(0x53, 0);
    }

    private void Exchange(byte[] parameters)
    {
        if (!_hasSelected || parameters[0] != 1)
        {
            After(1, () => Respond(0x41, 0x27));
            return;
        }

        _awaitsAnswer = true;
        Field.SendToCard(parameters[1..]);
        After(VirtualField.FrameWaitingMs + 8, () =>
        {
            _awaitsAnswer = false;
            Respond(0x41, 0x01);
        });
    }

    private void AwaitBlock()
    {
        _awaitsBlock = IsActive;
        if (!IsActive) { Respond(0x87, _ended); }
        else if (_block != null) { HandBlockOver(); }
    }

    private void HandBlockOver()
    {
        byte[] block = _block;
        _block = null;
        _awaitsBlock = false;
        _owesAnswer = true;
        Respond(0x87, [0x00, .. block]);
    }

    // The chip does not know whether anybody still listens.
    private void Answer(byte[] block)
    {
        if (!IsActive || !_owesAnswer)
        {
            Respond(0x8F, IsActive ? (byte)0x25 : _ended);
            return;
        }

        _owesAnswer = false;
        Field.SendToReader(block);
        After(3, () => Respond(0x8F, 0));
    }

    private void After(int ms, Action action)
    {
        int command = _command;
        _scheduler.At(_scheduler.NowMs + ms, () => { if (command == _command) { action(); } });
    }

    private void Respond(byte code, params byte[] parameters)
    {
        _command++;
        _line.Respond([0xD5, code, .. parameters]);
    }
}
