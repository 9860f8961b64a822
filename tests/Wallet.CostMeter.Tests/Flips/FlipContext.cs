using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using Wallet.Core.Crypto;

namespace Wallet.CostMeter.Tests.Flips;

/// <summary>The firmware's cryptography as the chip has it, whose constants can be wrong; one thread's own.</summary>
internal sealed class FlipContext : AssemblyLoadContext
{
    private readonly FlipImages _images;
    private readonly Type _probe;

    /// <param name="images">What to run.</param>
    /// <param name="fuel">Ways back in loops and methods entered that one test may take.</param>
    public FlipContext(FlipImages images, long fuel)
        : base(null, true)
    {
        _images = images;
        _probe = LoadFromAssemblyName(typeof(FlipProbe).Assembly.GetName())
            .GetType(typeof(FlipProbe).FullName!, throwOnError: true)!;
        Call(
            nameof(FlipProbe.Prepare),
            LoadFromAssemblyName(new AssemblyName(FlipImages.Crypto)),
            typeof(CryptoSelfTest).FullName!,
            typeof(HmacSha256).FullName!,
            typeof(Aes128).FullName!,
            images.Constants.Count,
            fuel);
    }

    /// <inheritdoc cref="FlipProbe.Use"/>
    public bool[]? Use(int test) => (bool[]?)Call(nameof(FlipProbe.Use), test);

    /// <inheritdoc cref="FlipProbe.Run"/>
    public int Run(int constant, long flip, int[] tests) => (int)Call(nameof(FlipProbe.Run), constant, flip, tests)!;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        byte[]? image = _images.Named(name);
        if (image is not null) { return LoadFromStream(new MemoryStream(image)); }

        Assembly own = typeof(FlipProbe).Assembly;
        return name == own.GetName().Name ? LoadFromAssemblyPath(own.Location) : null;
    }

    private object? Call(string method, params object[] arguments) =>
        _probe.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
