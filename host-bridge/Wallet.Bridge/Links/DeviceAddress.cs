using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;

namespace Wallet.Bridge.Links;

/// <summary>Where a device's line is: <c>tcp:HOST:PORT</c>, <c>serial:PATH[@BAUD]</c> or <c>pty:PATH</c>.</summary>
public sealed class DeviceAddress
{
    /// <summary>What an address looks like, for help and errors.</summary>
    public const string Forms = "tcp:127.0.0.1:7001, serial:/dev/ttyUSB0@115200 or pty:/dev/pts/3";

    private const int BaudDefault = 115_200;

    private readonly string _host = "";
    private readonly int _port;
    private readonly string _path = "";
    private readonly int _baud;

    private DeviceAddress(string text, string host, int port, string path, int baud)
    {
        Text = text;
        _host = host;
        _port = port;
        _path = path;
        _baud = baud;
    }

    /// <summary>The address as it was given.</summary>
    public string Text { get; }

    /// <summary>Reads an address; false, with a sentence for the user, where it is none.</summary>
    public static bool TryParse(string text, out DeviceAddress? address, out string problem)
    {
        address = null;
        problem = $"'{text}' is not a device address. Write {Forms}.";
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string rest = colon < 0 ? "" : text[(colon + 1)..];
        switch (colon < 0 ? "" : text[..colon])
        {
            case "tcp" when TryHostAndPort(rest, out string host, out int port):
                address = new DeviceAddress(text, host, port, "", 0);
                break;
            case "serial" when TryPathAndBaud(rest, out string path, out int baud):
                address = new DeviceAddress(text, "", 0, path, baud);
                break;
            case "pty" when rest.Length > 0:
                address = new DeviceAddress(text, "", 0, rest, 0);
                break;
            default:
                return false;
        }

        problem = "";
        return true;
    }

    /// <summary>Opens the line.</summary>
    /// <exception cref="IOException">It cannot be opened; the message says what to do.</exception>
    public Stream Open()
    {
        try
        {
            return _path.Length > 0 ? SerialLine.Open(_path, _baud) : OpenTcp();
        }
        catch (Exception problem) when (problem is IOException or SocketException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"{Text} cannot be opened: {problem.Message} Is the device plugged in and free?", problem);
        }
    }

    private NetworkStream OpenTcp()
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            client.Connect(_host, _port);
            return client.GetStream();
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static bool TryHostAndPort(string text, out string host, out int port)
    {
        int colon = text.LastIndexOf(':');
        host = colon < 0 ? "" : text[..colon];
        port = 0;
        return host.Length > 0
            && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port)
            && port is > 0 and <= IPEndPoint.MaxPort;
    }

    private static bool TryPathAndBaud(string text, out string path, out int baud)
    {
        int at = text.LastIndexOf('@');
        path = at < 0 ? text : text[..at];
        baud = BaudDefault;
        bool isBaud = at < 0
            || int.TryParse(text[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out baud);
        return path.Length > 0 && isBaud && baud > 0;
    }
}
