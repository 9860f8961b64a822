using System.IO;
using Wallet.Protocol;

namespace Wallet.Bridge;

/// <summary>A line an event: names, sizes and statuses, never contents.</summary>
internal sealed class ConsoleLog(TextWriter output) : IBridgeLog
{
    public void Note(BridgeEvent happened)
    {
        string end = happened.Status == StatusCode.Ok ? "" : $"  {happened.Status}";
        string message = happened.Message == BridgeEvent.Frame ? "frame" : happened.Message.ToString();
        lock (output)
        {
            output.WriteLine(
                $"{happened.Device,-24} {happened.Direction,-20} {message,-20} {happened.Bytes,5} B{end}");
        }
    }
}
