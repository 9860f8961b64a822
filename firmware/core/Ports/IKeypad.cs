namespace Wallet.Core.Ports;

/// <summary>A matrix keypad, debounced, one key at a time.</summary>
public interface IKeypad
{
    /// <summary>
    /// The next key pressed since the last call, oldest first: '0'-'9', 'A'-'D', '*', '#'; '\0' when none waits.
    /// </summary>
    /// <remarks>Never blocks. At most 16 presses are kept; later ones are dropped.</remarks>
    char TryReadKey();
}
