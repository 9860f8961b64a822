using System;
using Wallet.Boards.Esp32;
using Wallet.Card;
using Pins = Wallet.Boards.CardEsp32.CardPins;

namespace Wallet.Boards.CardEsp32;

/// <summary>Where the runtime starts: the parts of the board, then the card.</summary>
public static class Program
{
    /// <summary>Never returns.</summary>
    public static void Main()
    {
        var board = new Esp32Ports();
        try
        {
            board.AddDisplayAndClock(Pins.I2cBus, Pins.I2cSda, Pins.I2cScl, Pins.DisplayAddress, Pins.ClockAddress);
            board.AddKeypad(
                [Pins.KeypadRow0, Pins.KeypadRow1, Pins.KeypadRow2, Pins.KeypadRow3],
                [Pins.KeypadColumn0, Pins.KeypadColumn1, Pins.KeypadColumn2, Pins.KeypadColumn3]);
            board.AddBuzzer(Pins.Buzzer);
            board.AddHostLink(Pins.HostPort, Pins.HostTx, Pins.HostRx);
            board.AddTouch(Pins.TouchPort, Pins.TouchTx, Pins.TouchRx);
            board.AddSatellite(Pins.SatellitePort, Pins.SatelliteTx, Pins.SatelliteRx);
            new CardDevice(board.Start(FirmwareBuild.Stamp)).Run();
        }
        catch (Exception failure)
        {
            board.Stop(failure);
        }
    }
}
