using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.Simulator.World;

namespace Wallet.Simulation.Tests.Worlds;

/// <summary>A prepared world at rest: everything its folder holds, and what time it was.</summary>
/// <remarks>
/// Enrolling two devices takes as long as everything a test wants to know, so worlds are prepared once, kept in memory
/// and copied into a temporary folder for each case.
/// </remarks>
internal sealed class Snapshot
{
    /// <summary>The voucher that <see cref="Loaded"/> holds.</summary>
    public const long AmountMinor = 12_50;

    private static readonly Lazy<Snapshot> s_fresh = new(() => Take(null, _ => { }));
    private static readonly Lazy<Snapshot> s_cardEnrolled = new(() => Take(Fresh, world => world.EnrolCard()));
    private static readonly Lazy<Snapshot> s_enrolled = new(() => Take(CardEnrolled, world => world.EnrolTerminal()));
    private static readonly Lazy<Snapshot> s_loaded = new(() => Take(Enrolled, world => world.LoadOnline(AmountMinor)));
    private static readonly Lazy<Snapshot> s_paid = new(() => Take(Loaded, world => world.PayOffline(AmountMinor)));

    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private long _endUnixMs;

    private Snapshot()
    {
    }

    /// <summary>Nothing has happened: two new devices, two accounts.</summary>
    public static Snapshot Fresh => s_fresh.Value;

    /// <summary>The card is enrolled, the terminal is new.</summary>
    public static Snapshot CardEnrolled => s_cardEnrolled.Value;

    /// <summary>Both are enrolled; there is no voucher.</summary>
    public static Snapshot Enrolled => s_enrolled.Value;

    /// <summary>The card holds one voucher for the terminal.</summary>
    public static Snapshot Loaded => s_loaded.Value;

    /// <summary>The terminal has received it and reported nothing.</summary>
    public static Snapshot Paid => s_paid.Value;

    /// <summary>A copy of it, switched on, without a network.</summary>
    public TestWorld Open(ulong seed = 1)
    {
        string folder = Directory.CreateTempSubdirectory("wallet-world-").FullName;
        foreach ((string name, byte[] bytes) in _files)
        {
            string path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);

            // The bank refuses keys that others may read.
            if (!OperatingSystem.IsWindows() && path.EndsWith(".key", StringComparison.Ordinal))
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        return new TestWorld(folder, seed, _endUnixMs == 0 ? null : _endUnixMs);
    }

    private static Snapshot Take(Snapshot? from, Action<TestWorld> prepare)
    {
        var taken = new Snapshot();
        TestWorld world = (from ?? new Snapshot()).Open();
        world.Run(() => prepare(world));
        taken._endUnixMs = world.Simulation.Scheduler.UnixNowMs;
        world.Close();
        foreach (string path in Directory.EnumerateFiles(world.Folder, "*", SearchOption.AllDirectories))
        {
            taken._files[Path.GetRelativePath(world.Folder, path)] = File.ReadAllBytes(path);
        }

        world.Dispose();
        return taken;
    }
}
