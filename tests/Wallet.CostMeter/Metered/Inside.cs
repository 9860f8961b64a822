using System;
using System.Collections.Generic;
using System.Reflection;
using System.Text.Json;

namespace Wallet.CostMeter.Metered;

/// <summary>What runs among the rewritten assemblies.</summary>
public static class Inside
{
    private const string Benchmarks = "Wallet.Device.Benchmarks";

    /// <summary>Runs the operations of a list of Wallet.Device.Benchmarks whose names contain the filter.</summary>
    /// <returns>A list of <see cref="Counted"/> as JSON.</returns>
    public static string Operations(string list, string filter)
    {
        var counted = new List<Counted>();
        Assembly assembly = Assembly.Load(Benchmarks);
        Type operation = assembly.GetType(Benchmarks + ".Operation", throwOnError: true)!;
        Type lister = assembly.GetType(Benchmarks + "." + list, throwOnError: true)!;
        foreach (object made in (Array)lister.GetMethod("Make")!.Invoke(null, null)!)
        {
            string name = (string)operation.GetProperty("Name")!.GetValue(made)!;
            int parts = (int)operation.GetProperty("Parts")!.GetValue(made)!;
            if (name.Contains(filter, StringComparison.OrdinalIgnoreCase))
            {
                Func<bool> run = operation.GetMethod("Run")!.CreateDelegate<Func<bool>>(made);
                counted.Add(Count(name, parts, run));
            }
        }

        return JsonSerializer.Serialize(counted);
    }

    // Once unseen: static constructors run on the chip before anything else does.
    private static Counted Count(string name, int parts, Func<bool> run)
    {
        bool isRight = run();
        var root = new Node(null, -1, 0);
        Probe.Attach(root);
        try
        {
            isRight &= run();
        }
        finally
        {
            Probe.Attach(null);
        }

        return new Counted { Name = name, Parts = parts, IsRight = isRight, Nodes = Counted.NodesOf(root) };
    }
}
