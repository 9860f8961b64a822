namespace Wallet.Device.Benchmarks;

/// <summary>A loop around one kind of instruction: what weights.txt of the cost meter is measured with.</summary>
/// <remarks>Measured and counted, each gives an equation; the weights are what fits them all.</remarks>
internal abstract class MicroOperation : Operation
{
    /// <summary>Iterations of one run.</summary>
    protected const int Iterations = 256;

    protected MicroOperation(string name)
        : base("micro: " + name, Iterations)
    {
    }

    /// <inheritdoc/>
    public override bool Run()
    {
        Loop();
        return true;
    }

    /// <summary>The loop.</summary>
    protected abstract void Loop();
}
