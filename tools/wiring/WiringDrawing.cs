using System;
using System.Collections.Generic;
using System.Linq;

namespace Wallet.Wiring;

/// <summary>
/// The wiring of a device as a picture: the board in the middle, parts beside the header they are wired to, 3V3 and
/// GND as rails around everything. Made from the tables alone.
/// </summary>
public sealed class WiringDrawing
{
    private const int Width = 1640;
    private const int Height = 1200;
    private const int BoardX = 640;
    private const int BoardWidth = 360;
    private const int BoardTop = 140;
    private const int BoardBottom = 1060;
    private const int FirstPinY = 215;
    private const int PinPitch = 36;
    private const int LeftX = 150;
    private const int RightX = Width - LeftX - PartBox.Width;
    private const int RailTopY = 92;
    private const int RailBottomY = 1120;
    private const int LanePitch = 16;
    private const int LaneMargin = 32;

    private static readonly Dictionary<string, string> s_colours = new(StringComparer.Ordinal)
    {
        ["red"] = "#d62828",
        ["black"] = "#22272e",
        ["blue"] = "#1769c9",
        ["gold"] = "#d99a00",
        ["purple"] = "#8338c4",
        ["brown"] = "#8d5524",
        ["teal"] = "#0f9d8f",
        ["orange"] = "#f3722c",
        ["green"] = "#2f9e44",
        ["pink"] = "#d6409f",
    };

    private readonly string _title;
    private readonly IReadOnlyList<Part> _parts;
    private readonly IReadOnlyList<Wire> _wires;
    private readonly IReadOnlyList<HeaderPin> _header;
    private readonly List<PartBox> _boxes;
    private readonly Svg _svg;

    private WiringDrawing(
        string title, IReadOnlyList<Part> parts, IReadOnlyList<Wire> wires, IReadOnlyList<HeaderPin> header)
    {
        _title = title;
        _parts = parts;
        _wires = wires;
        _header = header;
        _boxes = parts.Where(part => wires.Any(wire => wire.Part == part.Id && wire.Colour.Length > 0)
                || wires.Any(wire => wire.To.StartsWith(part.Id + ":", StringComparison.Ordinal)))
            .OrderBy(part => OrderOf(part.Id)).Select(part => new PartBox(part, wires, header)).ToList();
        _svg = new Svg(Width, Height, title);
    }

    /// <summary>The picture as SVG text.</summary>
    public static string Draw(
        string title, IReadOnlyList<Part> parts, IReadOnlyList<Wire> wires, IReadOnlyList<HeaderPin> header) =>
        new WiringDrawing(title, parts, wires, header).Draw();

    private static int YOf(double position) => FirstPinY + (int)Math.Round((position - 1) * PinPitch);

    private static string Colour(string name) => s_colours[name];

    private static int OuterX(bool isLeft) => isLeft ? LeftX : RightX + PartBox.Width;

    private static int InnerX(bool isLeft) => isLeft ? LeftX + PartBox.Width : RightX;

    private static int RailX(bool isLeft, string rail)
    {
        int distance = rail == "3V3" ? 44 : 84;
        return isLeft ? LeftX - distance : RightX + PartBox.Width + distance;
    }

    private int OrderOf(string part)
    {
        int index = _wires.ToList().FindIndex(wire => wire.Part == part);
        return index < 0 ? int.MaxValue : index;
    }

    private string Draw()
    {
        _svg.Text(Width / 2, 46, "h", "middle", _title);
        DrawRails();
        foreach (bool isLeft in new[] { true, false })
        {
            List<PartBox> boxes = _boxes.Where(box => box.Header == (isLeft ? "J1" : "J3")).ToList();
            PartBox.Stack(boxes, YOf, BoardTop, BoardBottom, gap: 30);
            DrawSignals(boxes, isLeft);
            boxes.ForEach(box => DrawPower(box, isLeft));
            boxes.ForEach(box => DrawBox(box, isLeft));
        }

        DrawLinks();
        DrawBoard();
        DrawWarnings();
        return _svg.Finish();
    }

    private void DrawRails()
    {
        int top = BoardTop + 10;
        int bottom = BoardBottom - 10;
        int left3V3 = RailX(isLeft: true, "3V3");
        int right3V3 = RailX(isLeft: false, "3V3");
        int leftGnd = RailX(isLeft: true, "GND");
        int rightGnd = RailX(isLeft: false, "GND");
        _svg.Wire($"M{left3V3} {bottom}V{RailTopY}H{right3V3}V{bottom}", Colour("red"));
        _svg.Wire($"M{leftGnd} {top}V{RailBottomY}H{rightGnd}V{top}", Colour("black"));
        int boardX = BoardX - 18;
        _svg.Wire($"M{BoardX} {YOf(1)}H{boardX}V{RailTopY}", Colour("red"));
        _svg.Dot(boardX, RailTopY, Colour("red"));
        _svg.Wire($"M{BoardX} {YOf(22)}H{boardX}V{RailBottomY}", Colour("black"));
        _svg.Dot(boardX, RailBottomY, Colour("black"));
        _svg.Text(left3V3 + 10, RailTopY - 12, "u", "start", "3V3");
        _svg.Text(leftGnd + 10, RailBottomY + 26, "u", "start", "GND");
    }

    private void DrawSignals(List<PartBox> boxes, bool isLeft)
    {
        List<Net> nets = boxes.SelectMany(box => box.Wires.Where(wire => wire.Gpio >= 0 && wire.Colour.Length > 0)
                .Select(wire => (wire, y: box.PinY(wire.Pin))))
            .GroupBy(end => end.wire.Gpio)
            .Select(ends => new Net(
                Colour(ends.First().wire.Colour),
                ends.Select(end => end.y).ToList(),
                YOf(_header.First(pin => pin.Gpio == ends.Key).Position)))
            .OrderBy(net => net.BoardY).ToList();
        Net.AssignLanes(nets);
        int boardX = isLeft ? BoardX : BoardX + BoardWidth;
        foreach (Net net in nets.OrderBy(net => net.Lane))
        {
            int distance = LaneMargin + LanePitch * (nets.Count - 1 - net.Lane);
            int laneX = isLeft ? boardX - distance : boardX + distance;
            string path = string.Concat(net.PartYs.Select(y => $"M{InnerX(isLeft)} {y}H{laneX}V{net.BoardY}"));
            _svg.Wire($"{path}H{boardX}", net.Colour);
            foreach (int y in net.PartYs.OrderBy(y => Math.Abs(y - net.BoardY)).Take(net.PartYs.Count - 1))
            {
                _svg.Dot(laneX, y, net.Colour);
            }
        }
    }

    private void DrawPower(PartBox box, bool isLeft)
    {
        // A wire to GND passes over the 3V3 rail.
        foreach (Wire wire in box.Wires.Where(wire => box.Rails.Contains(wire.Pin)))
        {
            int y = box.PinY(wire.Pin);
            int railX = RailX(isLeft, wire.To);
            _svg.Wire($"M{OuterX(isLeft)} {y}H{railX}", Colour(wire.Colour));
            _svg.Dot(railX, y, Colour(wire.Colour));
        }
    }

    private void DrawBox(PartBox box, bool isLeft)
    {
        int x = isLeft ? LeftX : RightX;
        _svg.Box(x, box.Y, PartBox.Width, box.Height, "#f3f6fa", box.Part.IsNeeded ? "#3b4a5a" : "#9aa6b2");
        _svg.Text(x + PartBox.Width / 2, box.Y + 24, "t", "middle", box.Part.Title);
        string subtitle = box.Part.IsNeeded ? box.Subtitle : $"{box.Subtitle}, optional";
        _svg.Text(x + PartBox.Width / 2, box.Y + 43, "s", "middle", subtitle);
        foreach (string pin in box.Signals)
        {
            Wire? wire = _wires.FirstOrDefault(wire => (wire.Part == box.Part.Id && wire.Pin == pin)
                || wire.To == $"{box.Part.Id}:{pin}");
            bool isOpen = wire!.To == "-";
            DrawPin(InnerX(isLeft), box.PinY(pin), textOnLeft: isLeft, pin, isOpen ? null : Colour(wire.Colour));
        }

        foreach (string pin in box.Rails)
        {
            Wire wire = box.Wires.First(wire => wire.Pin == pin);
            DrawPin(OuterX(isLeft), box.PinY(pin), textOnLeft: !isLeft, pin, Colour(wire.Colour));
        }
    }

    private void DrawPin(int x, int y, bool textOnLeft, string name, string? colour)
    {
        _svg.Pad(x, y, colour ?? "#ffffff");
        string text = colour is null ? $"{name} (open)" : name;
        _svg.Text(x + (textOnLeft ? -14 : 14), y + 5, colour is null ? "n" : "p", textOnLeft ? "end" : "start", text);
    }

    // Wires between two parts, which only the battery's parts have: brackets beside the boxes on the right, the longer
    // around the shorter.
    private void DrawLinks()
    {
        List<(int FromY, int ToY, string Colour)> links = _wires
            .Where(wire => wire.To.Contains(':', StringComparison.Ordinal)).Select(wire =>
            {
                string[] end = wire.To.Split(':');
                int y = _boxes.First(box => box.Part.Id == wire.Part).PinY(wire.Pin);
                int otherY = _boxes.First(box => box.Part.Id == end[0]).PinY(end[1]);
                return (Math.Min(y, otherY), Math.Max(y, otherY), Colour(wire.Colour));
            }).ToList();
        foreach ((int fromY, int toY, string colour) in links)
        {
            int inside = links.Count(other => other.FromY > fromY && other.ToY < toY);
            int x = RightX - 26 - LanePitch * inside;
            _svg.Wire($"M{RightX} {fromY}H{x}V{toY}H{RightX}", colour);
            _svg.Pad(RightX, fromY, colour);
            _svg.Pad(RightX, toY, colour);
        }
    }

    private void DrawBoard()
    {
        _svg.Box(BoardX, BoardTop, BoardWidth, BoardBottom - BoardTop, "#e8f1ec", "#2f5d46");
        int middle = BoardX + BoardWidth / 2;
        _svg.Text(middle, BoardTop + 28, "t", "middle", _parts.First(part => part.Id == "BOARD").Title);
        _svg.Text(middle, BoardTop + 47, "s", "middle", "antenna this way up");
        foreach (HeaderPin pin in _header)
        {
            DrawHeaderPin(pin, isLeft: pin.Header == "J1");
        }

        DrawSocket(BoardX + 24, "USB", "debug channel");
        DrawSocket(BoardX + BoardWidth - 24 - 146, "UART", "flashing and bridge");
    }

    private void DrawHeaderPin(HeaderPin pin, bool isLeft)
    {
        Wire? wire = _wires.FirstOrDefault(wire => wire.Gpio >= 0 && wire.Gpio == pin.Gpio);
        bool isPower = isLeft && pin.Position is 1 or 22;
        string colour = wire is { Colour.Length: > 0 } ? Colour(wire.Colour)
            : isPower ? Colour(pin.Label == "GND" ? "black" : "red") : wire is not null ? "#c9d6cf" : "#ffffff";
        int x = isLeft ? BoardX : BoardX + BoardWidth;
        int y = YOf(pin.Position);
        _svg.Pad(x, y, colour);
        string name = wire is null ? pin.Label
            : isLeft ? $"{pin.Label}  {wire.Constant}" : $"{wire.Constant}  {pin.Label}";
        string style = wire is not null || isPower ? "u" : "n";
        _svg.Text(x + (isLeft ? 14 : -14), y + 5, style, isLeft ? "start" : "end", name);
    }

    // What a wrong supply breaks stands in the picture too, not only in the table.
    private void DrawWarnings()
    {
        int y = RailBottomY + 30;
        foreach (Wire wire in _wires.Where(wire => wire.Direction == "power" && wire.Note.Length > 0))
        {
            string part = _parts.First(part => part.Id == wire.Part).Title;
            _svg.Text(Width / 2, y, "p", "middle", $"{part}, {wire.Pin}: {wire.Note}.");
            y += 24;
        }
    }

    private void DrawSocket(int x, string name, string use)
    {
        _svg.Box(x, BoardBottom - 28, 146, 50, "#cfd8e3", "#3b4a5a");
        _svg.Text(x + 73, BoardBottom - 7, "u", "middle", name);
        _svg.Text(x + 73, BoardBottom + 12, "s", "middle", use);
    }
}
