using Wallet.Core.Ports;

namespace Wallet.Core.Screen;

/// <summary>
/// A page of text: draw into it, then <see cref="Show"/>. English has 8 rows, Chinese 4, both 21 half cells wide.
/// </summary>
/// <remarks>
/// Nothing here throws. Text that does not fit is cut off at the right, a row outside the page is left out, a character
/// without a glyph is a box: a payment never fails because of a word. An amount alone is never cut off, since what is
/// left would be another amount: it becomes a row of '#'.
/// </remarks>
public sealed class TextScreen
{
    private const int CellWidth = 6;
    private const int LeftMargin = 1;
    private const int EnglishRowHeight = 8;
    private const int ChineseRowHeight = 16;
    private const int ChineseGlyphTop = 2;
    private const int LastPixelOfRow = 1 << (EnglishRowHeight - 1);
    // Two thin lines at the height of the middle of a letter; the title keeps half a cell's distance from them.
    private const int EnglishRule = 0x14;
    private const int ChineseRule = 0xA0;
    private const int RuleGap = 4;

    private readonly IDisplay _display;
    private readonly Frame _frame = new Frame();
    private readonly int[] _columns = new int[ChineseFont.Width];
    private readonly bool[] _inverted = new bool[Frame.Height / EnglishRowHeight];
    private bool _drawsAbove;
    private ChineseFont _chineseFont;
    private Language _language = Language.English;

    /// <summary>An empty English page; nothing is shown yet.</summary>
    public TextScreen(IDisplay display)
    {
        _display = display;
    }

    /// <summary>The layout and the font. Setting it clears the page.</summary>
    public Language Language
    {
        get
        {
            return _language;
        }

        set
        {
            _language = value;
            if (value != Language.Chinese)
            {
                _chineseFont = null;
            }
            else if (_chineseFont == null)
            {
                _chineseFont = new ChineseFont();
            }

            Clear();
        }
    }

    /// <summary>Whether pages are drawn in letters of double size, where they know how.</summary>
    public bool LargePrint { get; set; }

    /// <summary>Rows of the page: 8 in English, 4 in Chinese.</summary>
    public int Rows
    {
        get { return Frame.Height / RowHeight; }
    }

    /// <summary>Pixels of a row: 8 or 16.</summary>
    public int RowHeight
    {
        get { return _language == Language.Chinese ? ChineseRowHeight : EnglishRowHeight; }
    }

    /// <summary>Empties the page.</summary>
    public void Clear()
    {
        _frame.Clear();
        System.Array.Clear(_inverted, 0, _inverted.Length);
    }

    /// <summary>Sends the page to the display.</summary>
    public void Show()
    {
        _display.Show(_frame.Pixels);
    }

    /// <summary>A text in the page's language.</summary>
    public string Text(TextId id)
    {
        return Texts.Get(id, _language);
    }

    /// <summary>True when a character has a glyph in the page's language.</summary>
    public bool CanShow(char character)
    {
        return _language == Language.Chinese ? _chineseFont.Has(character) : LatinFont.Has(character);
    }

    /// <summary>A row from the left; replaces what the row held.</summary>
    public void Line(int row, string text)
    {
        Row(row, 0, text, false);
    }

    /// <summary>A row in the middle.</summary>
    public void Centered(int row, string text)
    {
        Row(row, CentringIndentPixels(text), text, false);
    }

    /// <summary>A row from the left, dark on light: the chosen entry of a list.</summary>
    public void Inverted(int row, string text)
    {
        Row(row, 0, text, true);
    }

    /// <summary>The first row, in the middle, between rules that reach to the edges.</summary>
    public void Title(string text)
    {
        int indent = CentringIndentPixels(text);
        Row(0, indent, text, false);
        int rule = _language == Language.Chinese ? ChineseRule : EnglishRule;
        for (int x = 0; x < LeftMargin + indent - RuleGap; x++)
        {
            Column(0, x, rule);
            Column(0, Frame.Width - 1 - x, rule);
        }
    }

    /// <summary>A row with a label left and its value right. The value is kept whole; the label gives way.</summary>
    public void Pair(int row, string label, string value)
    {
        Row(row, 0, PairText(label, value), false);
    }

    /// <summary>As <see cref="Pair"/>, dark on light.</summary>
    public void InvertedPair(int row, string label, string value)
    {
        Row(row, 0, PairText(label, value), true);
    }

    /// <summary>
    /// Several lines in the middle, separated by '\n' in the text; returns the row after the last. English has small
    /// rows, so one is left empty between two lines.
    /// </summary>
    public int Paragraph(int row, string text)
    {
        string[] lines = (text ?? string.Empty).Split('\n');
        int step = _language == Language.Chinese ? 1 : 2;
        for (int i = 0; i < lines.Length; i++)
        {
            Centered(row + i * step, lines[i]);
        }

        return row + (lines.Length - 1) * step + 1;
    }

    /// <summary>
    /// An amount in digits of double size, 16 pixels high: two rows in English, one in Chinese. About ten digits fit;
    /// a longer one is drawn in plain size. Returns the row after it.
    /// </summary>
    public int LargeAmount(int row, string amount)
    {
        int rowAfter = row + ChineseRowHeight / RowHeight;
        if (row < 0 || row >= Rows || rowAfter > Rows)
        {
            return rowAfter;
        }

        string text = amount ?? string.Empty;
        if (!LargeDigits.Draw(_frame, row * RowHeight, text))
        {
            bool fits = TextWidth.Of(text, _language) <= TextWidth.HalfCellsMax;
            Centered(row, fits ? text : new string('#', TextWidth.HalfCellsMax));
        }

        return rowAfter;
    }

    /// <summary>
    /// A line of at most ten half cells in letters of double size: line 0 is uppermost, 16 rows of pixels high, in
    /// Chinese 24.
    /// </summary>
    public void LargeLine(int line, string text)
    {
        LargeLetters.Draw(_frame, line * LargeLetters.LineHeight(_language), text, _chineseFont);
    }

    /// <summary>
    /// As <see cref="LargeAmount"/>, with a label of up to 10 half cells in plain size where the text begins with
    /// spaces.
    /// </summary>
    public void LargeBeside(int row, string label, string text)
    {
        LargeAmount(row, text);
        _drawsAbove = false;
        int x = LeftMargin;
        for (int i = 0; i < label.Length && x < Frame.Width / 2; i++)
        {
            int count = Glyph(label[i]);
            for (int column = 0; column < count; column++)
            {
                Column(row, x + column, _columns[column]);
            }

            x += count;
        }
    }

    /// <summary>A bar across the row, filled in the proportion of what is done.</summary>
    /// <param name="row">The row.</param>
    /// <param name="done">Steps done; held within 0 and the total.</param>
    /// <param name="total">Steps in all; 0 or less draws an empty bar.</param>
    public void Progress(int row, int done, int total)
    {
        if (row >= 0 && row < Rows)
        {
            ProgressBar.Draw(_frame, row * RowHeight, RowHeight, done, total);
        }
    }

    private int CentringIndentPixels(string text)
    {
        int room = TextWidth.HalfCellsMax - TextWidth.Of(text ?? string.Empty, _language);
        return room > 0 ? room * CellWidth / 2 : 0;
    }

    private string PairText(string label, string value)
    {
        string right = value ?? string.Empty;
        string left = label ?? string.Empty;
        if (right.Length == 0)
        {
            return left;
        }

        int room = TextWidth.HalfCellsMax - TextWidth.Of(right, _language) - 1;
        while (left.Length > 0 && TextWidth.Of(left, _language) > room)
        {
            left = left.Substring(0, left.Length - 1);
        }

        int gap = room + 1 - TextWidth.Of(left, _language);
        return gap > 0 ? string.Concat(left, new string(' ', gap), right) : right;
    }

    private void Row(int row, int indentPixels, string text, bool inverted)
    {
        if (row < 0 || row >= Rows)
        {
            return;
        }

        _drawsAbove = inverted || _inverted[row];
        _inverted[row] = inverted;
        int x = Blank(row, 0, LeftMargin + indentPixels);
        string shown = text ?? string.Empty;
        for (int i = 0; i < shown.Length; i++)
        {
            int count = Glyph(shown[i]);
            if (x + count > Frame.Width)
            {
                break;
            }

            for (int column = 0; column < count; column++)
            {
                Column(row, x + column, _columns[column]);
            }

            x += count;
        }

        Blank(row, x, Frame.Width);
    }

    // The columns of one character, and how many they are.
    private int Glyph(char character)
    {
        if (_language == Language.Chinese)
        {
            return _chineseFont.Read(character, _columns);
        }

        for (int column = 0; column < CellWidth; column++)
        {
            _columns[column] = LatinFont.Column(character, column);
        }

        return CellWidth;
    }

    private int Blank(int row, int from, int to)
    {
        for (int x = from; x < to; x++)
        {
            Column(row, x, 0);
        }

        return to;
    }

    private void Column(int row, int x, int glyph)
    {
        if (_language == Language.Chinese)
        {
            int cell = glyph << ChineseGlyphTop;
            _frame.SetColumn(x, row * ChineseRowHeight, ChineseRowHeight, _inverted[row] ? ~cell : cell);
            return;
        }

        // A letter begins at the upper edge of its row, so an inverted row is one pixel higher to have a margin there:
        // it borrows the last pixels of the row above, where only tails are, and gives them back when drawn plain.
        int y = row * EnglishRowHeight;
        int bits = _inverted[row] ? ~glyph : glyph;
        bool invertedBelow = row + 1 < Rows && _inverted[row + 1];
        _frame.SetColumn(x, y, EnglishRowHeight, invertedBelow ? bits | LastPixelOfRow : bits);
        if (_drawsAbove && row > 0)
        {
            _frame.SetColumn(x, y - 1, 1, _inverted[row] || _inverted[row - 1] ? 1 : 0);
        }
    }
}
