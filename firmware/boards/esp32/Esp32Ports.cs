using System;
using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Pwm;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;

namespace Wallet.Boards.Esp32;

/// <summary>Builds a device's ports out of the parts on its board; all are added before <see cref="Start"/>.</summary>
public sealed class Esp32Ports
{
    private const int HostBitsPerSecond = 115200;
    private const int SatelliteBitsPerSecond = 9600;

    // What the bridge may send while the program computes: one message, of which few are longer than half of this.
    private const int HostBufferBytes = 4096;

    private readonly DevicePorts _ports = new DevicePorts();
    private readonly Esp32Events _events = new Esp32Events();
    private readonly Esp32Power _power = new Esp32Power();
    private readonly GpioController _gpio = new GpioController();
    private Ssd1306Display _display;
    private MatrixKeypad _keypad;
    private PwmBuzzer _buzzer;

    /// <summary>What the chip has by itself: files, randomness, ciphers, time.</summary>
    public Esp32Ports()
    {
        _ports.Events = _events;
        _ports.Power = _power;
        _ports.Monotonic = new Esp32MonotonicClock();
        _ports.Files = new LittlefsStore(LittlefsStore.Drive);
        _ports.Entropy = new IEntropySource[] { new Esp32Entropy(), new TimerEntropy() };
        _ports.Aes = new NativeAes();
        _ports.Hmac = new NativeHmac();
        _ports.KeyTableTeeth = HasPsram() ? P256KeyTable.TeethMax : P256KeyTable.TeethUsual;
    }

    /// <summary>The ports so far.</summary>
    public DevicePorts Ports
    {
        get { return _ports; }
    }

    /// <summary>Display and clock chip, which share an I2C bus at 400 kHz.</summary>
    /// <param name="bus">1 or 2.</param>
    /// <param name="sdaPin">GPIO of its data.</param>
    /// <param name="sclPin">GPIO of its clock.</param>
    /// <param name="displayAddress">7-bit address of the SSD1306.</param>
    /// <param name="clockAddress">7-bit address of the DS3231.</param>
    public void AddDisplayAndClock(int bus, int sdaPin, int sclPin, int displayAddress, int clockAddress)
    {
        Configuration.SetPinFunction(sdaPin, bus == 1 ? DeviceFunction.I2C1_DATA : DeviceFunction.I2C2_DATA);
        Configuration.SetPinFunction(sclPin, bus == 1 ? DeviceFunction.I2C1_CLOCK : DeviceFunction.I2C2_CLOCK);
        _display = new Ssd1306Display(OpenI2c(bus, displayAddress));
        _ports.Display = _display;
        _power.Display = _display;
        _ports.RealTime = new Ds3231Clock(OpenI2c(bus, clockAddress));
    }

    /// <summary>Keypad of four rows and four or three columns, from the top left.</summary>
    public void AddKeypad(int[] rowPins, int[] columnPins)
    {
        GpioPin[] rows = OpenPins(rowPins, PinMode.OutputOpenDrain);
        _keypad = new MatrixKeypad(rows, OpenPins(columnPins, PinMode.InputPullUp), _events);
        _ports.Keypad = _keypad;
    }

    /// <summary>Passive buzzer on a GPIO, driven by PWM channel 1.</summary>
    public void AddBuzzer(int pin)
    {
        Configuration.SetPinFunction(pin, DeviceFunction.PWM1);
        _buzzer = new PwmBuzzer(PwmChannel.CreateFromPin(pin));
        _ports.Buzzer = _buzzer;
    }

    /// <summary>The line to the bridge; silent where the runtime keeps the port for itself.</summary>
    public void AddHostLink(string port, int txPin, int rxPin)
    {
        _ports.HostLink = new UartByteLink(port, txPin, rxPin, HostBitsPerSecond, HostBufferBytes);
    }

    /// <summary>A PN532 that is the card of a touch, and the reader where another card pays this one.</summary>
    public void AddTouch(string port, int txPin, int rxPin)
    {
        var both = new Pn532Both(OpenPn532(port, txPin, rxPin), _ports.Monotonic, _events);
        _ports.TouchTarget = both;
        _ports.TouchReader = both;
        _power.Radio = both;
    }

    /// <summary>A PN532 that is the reader of a touch.</summary>
    public void AddTouchReader(string port, int txPin, int rxPin)
    {
        var reader = new Pn532Reader(OpenPn532(port, txPin, rxPin), _ports.Monotonic, _events);
        _ports.TouchReader = reader;
        _power.Radio = reader;
    }

    /// <summary>A satellite receiver.</summary>
    public void AddSatellite(string port, int txPin, int rxPin)
    {
        var line = new UartByteLink(port, txPin, rxPin, SatelliteBitsPerSecond, NmeaReceiver.ReadBufferBytes);
        var receiver = new NmeaReceiver(line, _ports.Monotonic);
        _ports.Satellite = receiver;
        _power.Satellite = receiver;
    }

    /// <summary>Sets going what runs beside the program.</summary>
    /// <param name="buildStamp">See <see cref="DevicePorts.BuildStamp"/>.</param>
    /// <returns>The ports.</returns>
    public DevicePorts Start(string buildStamp)
    {
        _ports.BuildStamp = buildStamp;
        new BoardThread(_keypad, _buzzer, _events).Start();
        return _ports;
    }

    /// <summary>The end of a program that broke off: says so where there is a display, and never returns.</summary>
    public void Stop(Exception failure)
    {
        if (_display != null)
        {
            ShowStopped(failure);
        }

        Thread.Sleep(Timeout.Infinite);
    }

    private void ShowStopped(Exception failure)
    {
        try
        {
            _display.Switch(true);
            StoppedPage.Show(_display, failure);
        }
        catch (Exception)
        {
            // No memory left for a page. What stands there may be a question about money.
            _display.TurnOff();
        }
    }

    private Pn532Hsu OpenPn532(string port, int txPin, int rxPin)
    {
        var line = new UartByteLink(port, txPin, rxPin, Pn532Hsu.BitsPerSecond, Pn532Hsu.ReadBufferBytes);
        return new Pn532Hsu(line, _ports.Monotonic, _events);
    }

    private static I2cDevice OpenI2c(int bus, int address)
    {
        return I2cDevice.Create(new I2cConnectionSettings(bus, address, I2cBusSpeed.FastMode));
    }

    private GpioPin[] OpenPins(int[] numbers, PinMode mode)
    {
        var pins = new GpioPin[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            pins[i] = _gpio.OpenPin(numbers[i], mode);
        }

        return pins;
    }

    // With PSRAM the managed heap lies there: megabytes.
    private static bool HasPsram()
    {
        NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.SpiRam, out uint totalBytes, out _, out _);
        return totalBytes >= 1024 * 1024;
    }
}
