using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Wallet.Core.Crypto;

namespace Wallet.CostMeter.Tests.Flips;

/// <summary>The firmware's cryptography as the chip has it, rewritten, and what it refers to.</summary>
internal sealed class FlipImages
{
    /// <summary>The assembly with the constants.</summary>
    public const string Crypto = "Wallet.Crypto";

    private const string Protocol = "Wallet.Protocol";

    private readonly byte[] _crypto;
    private readonly byte[] _protocol;

    /// <param name="tellsUse">Whether what is used is told.</param>
    public FlipImages(bool tellsUse)
    {
        _crypto = FlipRewriter.Rewrite(PathOf(Crypto), typeof(CryptoSelfTest), tellsUse, out List<Constant> constants);
        _protocol = FlipRewriter.Rewrite(PathOf(Protocol), typeof(CryptoSelfTest), tellsUse, out _);
        Constants = constants;
        using AssemblyDefinition crypto = AssemblyDefinition.ReadAssembly(PathOf(Crypto));
        int count = (int)crypto.MainModule.GetType(typeof(CryptoSelfTest).FullName).Fields
            .Single(field => field.Name == "TestCount").Constant;
        AllTests = [.. Enumerable.Range(1, count)];
    }

    /// <summary>All of them, each at its number.</summary>
    public IReadOnlyList<Constant> Constants { get; }

    /// <summary>The numbers of the self-test's tests, in their order.</summary>
    public int[] AllTests { get; }

    /// <summary>An assembly; null where it is none of these.</summary>
    public byte[]? Named(string name) => name switch
    {
        Crypto => _crypto,
        Protocol => _protocol,
        _ => null,
    };

    private static string PathOf(string name) => Path.Combine(Meter.FirmwareFolder, name + ".dll");
}
