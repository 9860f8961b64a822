using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.CostMeter.Metered;

/// <summary>What runs among the rewritten assemblies. Each gives a list of <see cref="Counted"/> as JSON.</summary>
public static class Inside
{
    private const string Benchmarks = "Wallet.Device.Benchmarks";
    private const string Native = "Wallet.Native";

    /// <summary>Runs the loops that weights are measured with, where their names contain the filter.</summary>
    public static string Micros(string filter) => Count(Made("MicroList", "Make"), [], filter);

    /// <summary>Runs the operations whose names contain the filter.</summary>
    public static string Operations(string filter)
    {
        Assembly native = Assembly.Load(Native);
        var hmac = (IHmacSha256)Activator.CreateInstance(
            native.GetType("Wallet.Boards.Esp32.NativeHmac", throwOnError: true)!)!;
        var cipher = (IAesBlockCipher)Activator.CreateInstance(
            native.GetType("Wallet.Boards.Esp32.NativeAes", throwOnError: true)!)!;
        return Count(
            [.. Decoders(), .. Made("OperationList", "Make"), .. Made("OperationList", "MakeNative", hmac, cipher)],
            [
                .. IsAsked(Slices.Names, filter) ? Slices.Play(1, hmac, cipher) : [],
                .. IsAsked(PinChecks.Names, filter) ? PinChecks.Play(1, hmac, cipher) : [],
                .. IsAsked(Touches.Names, filter) ? Touches.Play(1, hmac, cipher) : [],
            ],
            filter);
    }

    /// <summary>Runs a static method that takes a secret, once for each; a list of <see cref="Traced"/>.</summary>
    public static string Trace(string assembly, string type, string method, byte[][] secrets)
    {
        var run = Assembly.Load(assembly).GetType(type, throwOnError: true)!
            .GetMethod(method, BindingFlags.Static | BindingFlags.Public)!.CreateDelegate<Action<byte[]>>();
        run(secrets[0]);
        var traced = new List<Traced>();
        foreach (byte[] secret in secrets)
        {
            var trace = new Trace();
            Probe.Attach(trace);
            run(secret);
            Probe.Attach((Trace?)null);
            traced.Add(new Traced { Path = trace.Path, Steps = trace.Steps, Indices = new(trace.Indices) });
        }

        return JsonSerializer.Serialize(traced);
    }

    private static bool IsAsked(string[] names, string filter) =>
        names.Any(name => name.Contains(filter, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Run> Made(string list, string method, params object[] arguments)
    {
        Assembly assembly = Assembly.Load(Benchmarks);
        Type operation = assembly.GetType(Benchmarks + ".Operation", throwOnError: true)!;
        Type lister = assembly.GetType(Benchmarks + "." + list, throwOnError: true)!;
        foreach (object made in (Array)lister.GetMethod(method)!.Invoke(null, arguments)!)
        {
            yield return new Run(
                (string)operation.GetProperty("Name")!.GetValue(made)!,
                (int)operation.GetProperty("Parts")!.GetValue(made)!,
                operation.GetMethod("Prepare")!.CreateDelegate<Action>(made),
                operation.GetMethod("Run")!.CreateDelegate<Func<bool>>(made));
        }
    }

    // The first good vector of each document.
    private static IEnumerable<Run> Decoders()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "messages.txt")))
        {
            string[] columns = line.Split('|', StringSplitOptions.TrimEntries);
            if (columns is not ["ok", string name, string hex, ..]) { continue; }

            Type? type = typeof(StatusCode).Assembly.GetType("Wallet.Protocol.Documents." + name);
            if (type is null || !seen.Add(name)) { continue; }

            MethodInfo decode = type.GetMethod("TryDecode")!;
            byte[] bytes = Convert.FromHexString(hex);
            yield return new Run(
                "CBOR decode " + name,
                1,
                () => { },
                () => (StatusCode)decode.Invoke(null, [bytes, null])! == StatusCode.Ok);
        }
    }

    private static string Count(IEnumerable<Run> runs, IEnumerable<Counted> more, string filter) =>
        JsonSerializer.Serialize(
            runs.Where(run => run.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)).Select(Count)
                .Concat(more.Where(one => one.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))));

    // Once unseen: static constructors run on the chip before anything else does.
    private static Counted Count(Run run)
    {
        run.Prepare();
        bool isRight = run.Go();
        run.Prepare();
        var root = new Node(null, -1, 0);
        Probe.Attach(root);
        try
        {
            isRight &= run.Go();
        }
        finally
        {
            Probe.Attach((Node?)null);
        }

        return new Counted { Name = run.Name, Parts = run.Parts, IsRight = isRight, Nodes = Counted.NodesOf(root) };
    }

    private sealed record Run(string Name, int Parts, Action Prepare, Func<bool> Go);
}
