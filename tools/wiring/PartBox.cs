using System;
using System.Collections.Generic;
using System.Linq;

namespace Wallet.Wiring;

/// <summary>A part in the drawing: signals on the edge towards the board, power towards the rails.</summary>
internal sealed class PartBox
{
    public const int Width = 250;

    private const int HeadHeight = 56;
    private const int PinPitch = 30;

    private readonly Dictionary<string, int> _pinRows = new(StringComparer.Ordinal);

    public PartBox(Part part, IReadOnlyList<Wire> all, IReadOnlyList<HeaderPin> header)
    {
        Part = part;
        Wires = all.Where(wire => wire.Part == part.Id).ToList();
        Signals = all.Where(wire => wire.To.StartsWith(part.Id + ":", StringComparison.Ordinal))
            .Select(wire => wire.To[(part.Id.Length + 1)..])
            .Concat(Wires.Where(wire => wire.To is not ("3V3" or "GND")).Select(wire => wire.Pin))
            .Distinct().ToList();
        Rails = Wires.Where(wire => wire.To is "3V3" or "GND").Select(wire => wire.Pin).ToList();
        List<HeaderPin> places = Wires.Where(wire => wire.Gpio >= 0)
            .Select(wire => header.First(pin => pin.Gpio == wire.Gpio)).ToList();
        Header = places.Count > 0 ? places[0].Header : "J3";
        MiddlePosition = places.Count > 0 ? places.Average(place => place.Position) : 0;
        for (int i = 0; i < Signals.Count; i++)
        {
            _pinRows[Signals[i]] = i;
        }

        for (int i = 0; i < Rails.Count; i++)
        {
            _pinRows[Rails[i]] = i;
        }
    }

    public Part Part { get; }

    /// <summary>The rows of pins.csv that begin at this part.</summary>
    public IReadOnlyList<Wire> Wires { get; }

    /// <summary>Pins on the edge towards the board.</summary>
    public IReadOnlyList<string> Signals { get; }

    /// <summary>Pins on the edge towards the rails.</summary>
    public IReadOnlyList<string> Rails { get; }

    /// <summary>The pin header it is wired to; parts without a signal stand on the right.</summary>
    public string Header { get; }

    /// <summary>Mean position of its pins on that header; 0 where it has none.</summary>
    public double MiddlePosition { get; }

    public int Y { get; set; }

    public int Height => HeadHeight + PinPitch * Math.Max(Signals.Count, Rails.Count);

    /// <summary>Address or port, for the line below the title.</summary>
    public string Subtitle
    {
        get
        {
            string address = Wires.Select(wire => wire.Address).FirstOrDefault(text => text.Length > 0, "");
            string port = Wires.Select(wire => wire.Function)
                .FirstOrDefault(text => text.StartsWith("COM", StringComparison.Ordinal), "");
            return address.Length > 0 ? $"I2C address {address}" : port.Length > 0 ? port[..4] : "";
        }
    }

    public int PinY(string pin) => Y + HeadHeight + PinPitch / 2 - 4 + PinPitch * _pinRows[pin];

    /// <summary>Places boxes near their pins, from the top down, without overlap and within the height.</summary>
    public static void Stack(IReadOnlyList<PartBox> boxes, Func<double, int> yOfPosition, int top, int bottom, int gap)
    {
        int y = top;
        foreach (PartBox box in boxes)
        {
            int wished = box.MiddlePosition > 0 ? yOfPosition(box.MiddlePosition) - box.Height / 2 : y;
            box.Y = Math.Max(y, wished);
            y = box.Y + box.Height + gap;
        }

        int limit = bottom;
        foreach (PartBox box in boxes.Reverse())
        {
            box.Y = Math.Min(box.Y, limit - box.Height);
            limit = box.Y - gap;
        }
    }
}
