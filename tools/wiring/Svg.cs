using System.Globalization;
using System.Net;
using System.Text;

namespace Wallet.Wiring;

/// <summary>Writes an SVG picture, one element a line, so that a change shows as a small difference.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    public Svg(int width, int height, string title)
    {
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" "
            + $"width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{Escape(title)}\">");
        Line("<style>text{font-family:'DejaVu Sans',Verdana,Arial,sans-serif;fill:#1d2733}"
            + ".h{font-size:26px;font-weight:bold}.t{font-size:17px;font-weight:bold}.s{font-size:13px;fill:#5a6878}"
            + ".p{font-size:14px}.u{font-size:14px;font-weight:bold}.n{font-size:14px;fill:#9aa6b2}"
            + ".w{fill:none;stroke-linejoin:round;stroke-linecap:round}</style>");
        Line($"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
    }

    public void Box(int x, int y, int width, int height, string fill, string stroke) =>
        Line($"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"10\" fill=\"{fill}\" "
            + $"stroke=\"{stroke}\" stroke-width=\"2\"/>");

    public void Text(int x, int y, string style, string anchor, string text) =>
        Line($"<text x=\"{x}\" y=\"{y}\" class=\"{style}\" text-anchor=\"{anchor}\">{Escape(text)}</text>");

    /// <summary>A pin: a small square in the colour of its wire.</summary>
    public void Pad(int x, int y, string colour) =>
        Line($"<rect x=\"{x - 6}\" y=\"{y - 6}\" width=\"12\" height=\"12\" rx=\"2\" fill=\"{colour}\" "
            + "stroke=\"#1d2733\" stroke-width=\"1\"/>");

    /// <summary>A wire with a white edge, so that one that crosses another seems to lie above it.</summary>
    public void Wire(string path, string colour)
    {
        Line($"<path class=\"w\" d=\"{path}\" stroke=\"#ffffff\" stroke-width=\"8\"/>");
        Line($"<path class=\"w\" d=\"{path}\" stroke=\"{colour}\" stroke-width=\"3.5\"/>");
    }

    /// <summary>Where wires join.</summary>
    public void Dot(int x, int y, string colour) =>
        Line($"<circle cx=\"{x}\" cy=\"{y}\" r=\"6\" fill=\"{colour}\"/>");

    public string Finish()
    {
        Line("</svg>");
        return _text.ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private void Line(string line) => _text.Append(CultureInfo.InvariantCulture, $"{line}\n");
}
