using System;
using Wallet.Boards.Esp32;
using Wallet.Terminal;
using Pins = Wallet.Boards.TerminalEsp32.TerminalPins;

namespace Wallet.Boards.TerminalEsp32;

/// <summary>Where the runtime starts: the parts of the board, then the terminal.</summary>
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
            board.AddTouchReader(Pins.TouchPort, Pins.TouchTx, Pins.TouchRx);
            board.AddSatellite(Pins.SatellitePort, Pins.SatelliteTx, Pins.SatelliteRx);
            new TerminalDevice(board.Start(FirmwareBuild.Stamp)).Run();
        }
        catch (Exception failure)
        {
            board.Stop(failure);
        }
    }
}
