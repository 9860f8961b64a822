using System;
using System.Device.I2c;
using Iot.Device.Ssd13xx;
using Wallet.Core.Ports;

namespace Wallet.Boards.Esp32;

/// <summary>A 128 x 64 panel with an SSD1306. The firmware's frames are what its memory holds.</summary>
/// <remarks>
/// Iot.Device.Ssd13xx wakes the panel up; the pages are written here. Its own way to send keeps a second frame, always
/// sends all of it (25 ms at 400 kHz), and drops what the bus says. Here only pages that changed are sent (3 ms each),
/// and a panel that did not take one is set up and filled afresh. Asleep it keeps its memory, so that it is lit again
/// only once it holds the next page. One that twice does not hear that it is to go dark stays lit until the next key.
/// </remarks>
public sealed class Ssd1306Display : IDisplay, ISwitched
{
    private const int WidthPixels = 128;
    private const int PageCount = 8;
    private const byte Commands = 0x00;
    private const byte Data = 0x40;
    private const byte FirstPage = 0xB0;

    private readonly I2cDevice _device;
    private readonly byte[] _turnOff = { Commands, 0xAE, 0x8D, 0x10 };
    private readonly byte[] _selectPage = { Commands, FirstPage, 0x00, 0x10 };
    private readonly byte[] _page = new byte[1 + WidthPixels];
    private readonly byte[] _shown = new byte[WidthPixels * PageCount];
    private bool _isReady;
    private bool _isAsleep;
    private bool _isLit;
    private int _knownPages;

    /// <summary>Over its place on the bus; the panel is woken up by the first frame.</summary>
    public Ssd1306Display(I2cDevice device)
    {
        _device = device;
        _page[0] = Data;
    }

    /// <summary>As the port says. A panel that is not there, or falls silent twice, holds nobody up.</summary>
    public void Show(byte[] frame)
    {
        if (!_isAsleep && !TryShow(frame))
        {
            TryShow(frame);
        }
    }

    /// <inheritdoc />
    public void Switch(bool isOn)
    {
        if (_isAsleep && isOn)
        {
            _isAsleep = false;
        }
        else if (!_isAsleep && !isOn)
        {
            _isAsleep = true;
            if (!TryDarken() && !TryDarken())
            {
                _isReady = false;
            }
        }
    }

    /// <summary>Darkens the panel, and stops what makes its voltage (datasheet, application note 1).</summary>
    public void TurnOff()
    {
        _isLit = false;
        _device.Write(_turnOff);
    }

    // What the bus refuses comes as a status, and some of it as an exception.
    private bool TryShow(byte[] frame)
    {
        try
        {
            _isReady = _isReady || TryWake();
            for (int page = 0; page < PageCount && _isReady; page++)
            {
                if (!IsShown(frame, page))
                {
                    _isReady = TrySend(frame, page);
                }
            }

            if (_isReady && !_isLit)
            {
                _isReady = IsTaken(_device.Write(new byte[] { Commands, 0x8D, 0x14, 0xAF }));
                _isLit = _isReady;
            }
        }
        catch (Exception)
        {
            _isReady = false;
        }

        return _isReady;
    }

    private bool TryDarken()
    {
        _isLit = false;
        try
        {
            return IsTaken(_device.Write(_turnOff));
        }
        catch (Exception)
        {
            return false;
        }
    }

    private bool TryWake()
    {
        _knownPages = 0;
        _isLit = true;
        // Its constructor sends what sets the panel up. It is not kept: with it goes its frame.
        _ = new Ssd1306(_device);
        return IsTaken(_device.Write(new byte[] { Commands, 0x20, 0x02 }));
    }

    private bool TrySend(byte[] frame, int page)
    {
        int first = page * WidthPixels;
        _selectPage[1] = (byte)(FirstPage + page);
        Array.Copy(frame, first, _page, 1, WidthPixels);
        if (!IsTaken(_device.Write(_selectPage)) || !IsTaken(_device.Write(_page)))
        {
            return false;
        }

        Array.Copy(frame, first, _shown, first, WidthPixels);
        _knownPages |= 1 << page;
        return true;
    }

    private bool IsShown(byte[] frame, int page)
    {
        byte[] shown = _shown;
        int i = page * WidthPixels;
        int end = i + WidthPixels;
        while (i < end && frame[i] == shown[i])
        {
            i++;
        }

        return i == end && (_knownPages & (1 << page)) != 0;
    }

    private static bool IsTaken(I2cTransferResult result)
    {
        return result.Status == I2cTransferStatus.FullTransfer;
    }
}
