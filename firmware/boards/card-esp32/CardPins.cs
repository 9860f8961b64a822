namespace Wallet.Boards.CardEsp32;

/// <summary>
/// Which GPIO of the card's ESP32-S3 goes where. <c>hardware/card/pins.csv</c> says the same with its reasons,
/// and a test holds the two against each other and against what each pin of the module can do.
/// </summary>
public static class CardPins
{
    /// <summary>I2C bus of the display and of the clock chip: 1 is I2C1.</summary>
    public const int I2cBus = 1;

    /// <summary>Data of that bus.</summary>
    public const int I2cSda = 4;

    /// <summary>Clock of that bus.</summary>
    public const int I2cScl = 5;

    /// <summary>7-bit address of the SSD1306.</summary>
    public const int DisplayAddress = 0x3C;

    /// <summary>7-bit address of the DS3231.</summary>
    public const int ClockAddress = 0x68;

    /// <summary>Passive buzzer, through a transistor: a PWM output.</summary>
    public const int Buzzer = 6;

    /// <summary>Channel of that output: 1 is PWM1.</summary>
    public const int BuzzerPwm = 1;

    /// <summary>Top row, keys 1 2 3 A. Rows are pulled low one at a time, open drain, and let go otherwise.</summary>
    public const int KeypadRow0 = 15;

    /// <summary>Row of the keys 4 5 6 B.</summary>
    public const int KeypadRow1 = 16;

    /// <summary>Row of the keys 7 8 9 C.</summary>
    public const int KeypadRow2 = 17;

    /// <summary>Row of the keys * 0 # D.</summary>
    public const int KeypadRow3 = 18;

    /// <summary>Left column, keys 1 4 7 *. Columns are inputs with pull-up; low is a pressed key.</summary>
    public const int KeypadColumn0 = 9;

    /// <summary>Column of the keys 2 5 8 0.</summary>
    public const int KeypadColumn1 = 10;

    /// <summary>Column of the keys 3 6 9 #.</summary>
    public const int KeypadColumn2 = 11;

    /// <summary>Column of the keys A B C D.</summary>
    public const int KeypadColumn3 = 12;

    /// <summary>Port of the PN532, which is set to HSU.</summary>
    public const string TouchPort = "COM2";

    /// <summary>To the PN532's RXD.</summary>
    public const int TouchTx = 1;

    /// <summary>From the PN532's TXD.</summary>
    public const int TouchRx = 2;

    /// <summary>Port of the satellite receiver.</summary>
    public const string SatellitePort = "COM3";

    /// <summary>To the receiver's RX.</summary>
    public const int SatelliteTx = 47;

    /// <summary>From the receiver's TX.</summary>
    public const int SatelliteRx = 21;

    /// <summary>
    /// Port of the bridge, on the socket marked UART. A stock runtime that starts with no computer at the socket marked
    /// USB keeps COM1 for itself and refuses it to us until the next start: the link is then silent, and nothing else.
    /// </summary>
    public const string HostPort = "COM1";

    /// <summary>To the USB bridge chip on the board.</summary>
    public const int HostTx = 43;

    /// <summary>From the USB bridge chip on the board.</summary>
    public const int HostRx = 44;
}
