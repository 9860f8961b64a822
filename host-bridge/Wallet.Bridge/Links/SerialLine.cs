using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace Wallet.Bridge.Links;

/// <summary>
/// A serial port or pseudo-terminal as a stream of raw bytes. .NET's own serial package is not used: a port is a file,
/// and the system's own <c>stty</c> (<c>mode</c> on Windows) sets it up.
/// </summary>
internal static class SerialLine
{
    /// <summary>
    /// Opens the port; <paramref name="baud"/> 0 leaves its speed alone, as a pseudo-terminal has none.
    /// </summary>
    public static Stream Open(string path, int baud)
    {
        Configure(path, baud);
        string file = OperatingSystem.IsWindows() ? @"\\.\" + path : path;
        return new SerialStream(
            new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0));
    }

    private static void Configure(string path, int baud)
    {
        string speed = baud.ToString(CultureInfo.InvariantCulture);
        if (OperatingSystem.IsWindows())
        {
            Run("mode", [$"{path}:", $"baud={speed}", "parity=n", "data=8", "stop=1"]);
            return;
        }

        // Raw without echo, or the line would change bytes and send ours back to us.
        string device = OperatingSystem.IsMacOS() ? "-f" : "-F";
        string[] raw = ["raw", "-echo", "cs8", "-cstopb", "-parenb", "clocal", "min", "0", "time", "1"];
        Run("stty", baud > 0 ? [device, path, speed, .. raw] : [device, path, .. raw]);
    }

    private static void Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        try
        {
            using Process process = Process.Start(start)!;
            string problem = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new IOException(problem.Trim());
            }
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new IOException($"the program '{program}', which sets up serial ports, cannot be started.", missing);
        }
    }
}
