using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Threading;
using Wallet.Bridge.Institutions;
using Wallet.Bridge.Links;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Bridge;

/// <summary>The command line: <c>wallet-bridge run</c>, <c>info</c> and <c>challenge</c>.</summary>
internal static class Commands
{
    private const int InfoTimeoutMs = 5_000;

    public static RootCommand Root()
    {
        var device = new Option<string[]>("--device")
        {
            Description = $"A device's line: {DeviceAddress.Forms}. May be given several times.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var bank = new Option<Uri>("--bank")
        {
            Description = "Address of the institutions.",
            DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080/"),
            CustomParser = ParseAddress,
        };
        var offline = new Option<bool>("--offline") { Description = "Start with the network switched off." };

        var run = new Command(
            "run", "Carry messages between devices and institutions until Ctrl+C; press n to switch the network.")
        {
            device, bank, offline,
        };
        run.SetAction((parsed, stop) => System.Threading.Tasks.Task.Run(
            () => Run(parsed.GetValue(device)!, parsed.GetValue(bank)!, parsed.GetValue(offline), stop),
            CancellationToken.None));

        var card = new Option<string>("--device")
        {
            Description = $"The card's line: {DeviceAddress.Forms}.",
            Required = true,
        };
        var transaction = new Argument<string>("TRANSACTION") { Description = "As wallet-bank challenge printed it." };
        var digest = new Argument<string>("CHALLENGE") { Description = "As wallet-bank challenge printed it." };
        var challenge = new Command(
            "challenge", "Have a card show its holder a transaction and, after a yes, the password for it.")
        {
            card, bank, transaction, digest,
        };
        challenge.SetAction((parsed, stop) => System.Threading.Tasks.Task.Run(
            () => ChallengeCommand.Run(
                parsed.GetValue(card)!,
                parsed.GetValue(bank)!,
                parsed.GetValue(transaction)!,
                parsed.GetValue(digest)!,
                stop),
            CancellationToken.None));

        var info = new Command("info", "Ask each device who it is.") { device };
        info.SetAction(parsed => Info(parsed.GetValue(device)!));

        return new RootCommand(
            "Carries sealed messages between wallet devices and their banks. It is not trusted with anything: it knows "
            + "no secret, and what it changes is refused at the other end.\n\n"
            + "Example: wallet-bridge run --device tcp:127.0.0.1:7001 --bank http://127.0.0.1:5080")
        {
            run, info, challenge,
        };
    }

    private static Uri? ParseAddress(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https"))
        {
            return address;
        }

        argument.AddError($"'{text}' is not an address of institutions. Write for example http://127.0.0.1:5080");
        return null;
    }

    private static int Run(string[] addresses, Uri bank, bool offline, CancellationToken stop)
    {
        var log = new ConsoleLog(Console.Out);
        using var institutions = new HttpInstitutionChannel(bank);
        var pumps = new List<(BridgeDevice Device, DevicePump Pump)>();
        try
        {
            if (!TryOpen(addresses, institutions, log, pumps))
            {
                return 1;
            }

            pumps.ForEach(opened => opened.Device.SetOnline(!offline));
            string network = offline ? "off" : "on";
            Console.WriteLine($"{pumps.Count} device(s), institutions at {bank}, network {network}. Ctrl+C ends.");
            while (!stop.IsCancellationRequested && pumps.Exists(opened => !opened.Pump.Ended))
            {
                SwitchNetworkOnKey(pumps);
                stop.WaitHandle.WaitOne(100);
            }

            return stop.IsCancellationRequested ? 0 : 1;
        }
        finally
        {
            pumps.ForEach(opened => opened.Pump.Dispose());
        }
    }

    private static int Info(string[] addresses)
    {
        var pumps = new List<(BridgeDevice Device, DevicePump Pump)>();
        try
        {
            if (!TryOpen(addresses, new NoInstitutions(), new NoLog(), pumps))
            {
                return 1;
            }

            bool all = true;
            foreach ((BridgeDevice device, _) in pumps)
            {
                bool answered = SpinWait.SpinUntil(() => device.Info is not null, InfoTimeoutMs);
                Console.WriteLine(answered
                    ? Describe(device)
                    : $"{device.Name}: no answer in {InfoTimeoutMs / 1000} s. Is it powered, and is this its line?");
                all &= answered;
            }

            return all ? 0 : 1;
        }
        finally
        {
            pumps.ForEach(opened => opened.Pump.Dispose());
        }
    }

    private static string Describe(BridgeDevice device)
    {
        GetDeviceInfoReply info = device.Info!;
        string unnamed = info.State == (long)DeviceState.Locked ? "whose it is, it says unlocked" : "not enrolled";
        string name = info.Name.Length == 0 ? unnamed : $"'{info.Name}'";
        return $"{device.Name}: {(DeviceKind)info.Kind}, firmware {info.FirmwareVersion}, "
            + $"{(DeviceState)info.State}, bank {info.Institution}, {name}";
    }

    private static uint NewStart() =>
        BitConverter.ToUInt32(System.Security.Cryptography.RandomNumberGenerator.GetBytes(4));

    internal static bool TryOpen(string[] addresses, IInstitutionChannel institutions, IBridgeLog log,
        List<(BridgeDevice Device, DevicePump Pump)> pumps)
    {
        foreach (string text in addresses)
        {
            if (!DeviceAddress.TryParse(text, out DeviceAddress? address, out string problem))
            {
                Console.Error.WriteLine(problem);
                return false;
            }

            try
            {
                var device = new BridgeDevice(address!.Text, NewStart(), institutions, log);
                pumps.Add((device, new DevicePump(device, address.Open())));
            }
            catch (IOException cannot)
            {
                Console.Error.WriteLine(cannot.Message);
                return false;
            }
        }

        return true;
    }

    private static void SwitchNetworkOnKey(List<(BridgeDevice Device, DevicePump Pump)> pumps)
    {
        if (Console.IsInputRedirected || !Console.KeyAvailable || Console.ReadKey(intercept: true).KeyChar != 'n')
        {
            return;
        }

        bool online = !pumps.All(opened => opened.Device.Online);
        foreach ((BridgeDevice device, DevicePump pump) in pumps)
        {
            device.SetOnline(online);
            pump.Wake();
        }

        Console.WriteLine(online ? "network on" : "network off");
    }

    private sealed class NoInstitutions : IInstitutionChannel
    {
        public byte[]? Exchange(string institution, byte[] message) => null;
    }

    internal sealed class NoLog : IBridgeLog
    {
        public void Note(BridgeEvent happened)
        {
            // Only the devices' own answers matter here.
        }
    }
}
