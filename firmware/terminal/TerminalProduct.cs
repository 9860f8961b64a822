using Wallet.Core;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Terminal.Dialogs;
using Wallet.Terminal.UseCases;

namespace Wallet.Terminal;

/// <summary>
/// What a terminal does between waking up and sleeping: which page rests, which key and message starts what.
/// </summary>
public sealed class TerminalProduct : IProduct
{
    private const int WaitMsMax = 60000;

    private readonly TerminalContext _terminal;
    private readonly TerminalMenu _menu;

    /// <summary>Over a terminal whose records are open.</summary>
    public TerminalProduct(TerminalContext terminal)
    {
        _terminal = terminal;
        _menu = new TerminalMenu(terminal);
    }

    /// <inheritdoc/>
    public DeviceState State
    {
        get { return _terminal.State; }
    }

    /// <inheritdoc/>
    public bool IsOver
    {
        get { return false; }
    }

    /// <inheritdoc/>
    public void ShowResting()
    {
        RestingPage.Show(_terminal);
    }

    /// <inheritdoc/>
    public void PressKey(char key)
    {
        _menu.Press(key, _terminal.State);
    }

    /// <inheritdoc/>
    public StatusCode Check(DeviceState state, MessageOrigin origin, int type)
    {
        return TerminalGate.Check(state, origin, type);
    }

    /// <inheritdoc/>
    public StatusCode Synchronise()
    {
        return new UpdateUseCase(_terminal).Run();
    }

    /// <inheritdoc/>
    public StatusCode HandleHost(int type, byte[] message)
    {
        return StatusCode.MessageUnknown;
    }

    /// <inheritdoc/>
    public byte[] HandleTouch(int type, byte[] command)
    {
        return StatusReply.To(type, StatusCode.MessageUnknown).Encode();
    }

    /// <inheritdoc/>
    public int WaitMs()
    {
        return WaitMsMax;
    }

    /// <inheritdoc/>
    public bool Expire()
    {
        return false;
    }
}
