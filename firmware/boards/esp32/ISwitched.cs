namespace Wallet.Boards.Esp32;

/// <summary>A part of the board that can be put to sleep. It is awake at first.</summary>
public interface ISwitched
{
    /// <summary>Wakes it, or puts it to sleep; nothing where it is so already.</summary>
    void Switch(bool isOn);
}
