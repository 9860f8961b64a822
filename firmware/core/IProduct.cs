using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core;

/// <summary>
/// What card and terminal each do of their own; called by <see cref="DeviceLoop"/>, one call at a time.
/// </summary>
public interface IProduct
{
    /// <summary>The present state; the loop itself knows Halted.</summary>
    DeviceState State { get; }

    /// <summary>True where the device has to start anew, as it does after a wipe: the loop then ends.</summary>
    bool IsOver { get; }

    /// <summary>Draws the page of the present state, and shows it.</summary>
    void ShowResting();

    /// <summary>A key was pressed while the device rested. May run a whole use case with its dialogs.</summary>
    void PressKey(char key);

    /// <summary>The gate: Ok, or why the request is refused. Total, and refuses by default.</summary>
    StatusCode Check(DeviceState state, MessageOrigin origin, int type);

    /// <summary>The bridge says that now is a good time. Runs everything there is to do with the bank.</summary>
    StatusCode Synchronise();

    /// <summary>A request of the bridge that passed the gate and that only this product has.</summary>
    /// <returns>What the reply says; MessageUnknown for a request that it does not have.</returns>
    StatusCode HandleHost(int type, byte[] message);

    /// <summary>A touch command that passed the gate; returns the reply message.</summary>
    byte[] HandleTouch(int type, byte[] command);

    /// <summary>Milliseconds until <see cref="Expire"/> has something to do; at most 60,000.</summary>
    int WaitMs();

    /// <summary>Ends what has lasted too long, such as being armed.</summary>
    /// <returns>True where the resting page has changed.</returns>
    bool Expire();
}
