using System;
using System.Globalization;
using System.Text;
using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Tests.Cbor;

/// <summary>
/// Reads an item value by value, writes it again, and renders it in diagnostic notation (RFC 8949 section 8).
/// </summary>
public sealed class CborDiagnostic
{
    private readonly byte[] _bytes;
    private readonly CborReader _reader;
    private readonly CborWriter _writer;
    private readonly StringBuilder _text = new();

    public CborDiagnostic(byte[] bytes)
    {
        _bytes = bytes;
        _reader = new CborReader(bytes, 0, bytes.Length);
        _writer = new CborWriter(new byte[bytes.Length]);
        Item();
        Status = _reader.Finish();
    }

    public StatusCode Status { get; }

    public string Text => _text.ToString();

    public byte[] Rewritten => _writer.ToArray();

    private void Item()
    {
        switch (_bytes[_reader.Position] >> 5)
        {
            case 0 or 1:
                long integer = _reader.ReadInteger();
                _writer.WriteInteger(integer);
                _text.Append(integer.ToString(CultureInfo.InvariantCulture));
                break;
            case 2:
                byte[] bytes = _reader.ReadBytes(_bytes.Length);
                _writer.WriteBytes(bytes);
                _text.Append("h'").Append(Convert.ToHexStringLower(bytes)).Append('\'');
                break;
            case 3:
                string text = _reader.ReadText(_bytes.Length);
                _writer.WriteText(text);
                _text.Append('"').Append(text.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append('"');
                break;
            case 4:
                int items = _reader.ReadArray(_bytes.Length);
                _writer.WriteArray(items);
                Items("[", items, "]", isMap: false);
                break;
            case 5:
                int pairs = _reader.ReadMap(_bytes.Length);
                _writer.WriteMap(pairs);
                Items("{", pairs, "}", isMap: true);
                break;
            default:
                Simple();
                break;
        }
    }

    private void Items(string open, int count, string close, bool isMap)
    {
        _text.Append(open);
        for (int i = 0; i < count; i++)
        {
            _text.Append(i > 0 ? ", " : "");
            Item();
            if (isMap)
            {
                _text.Append(": ");
                Item();
            }
        }

        _text.Append(close);
    }

    private void Simple()
    {
        if (_reader.TryReadNull())
        {
            _writer.WriteNull();
            _text.Append("null");
            return;
        }

        bool value = _reader.ReadBoolean();
        _writer.WriteBoolean(value);
        _text.Append(value ? "true" : "false");
    }
}
