namespace Wallet.Device.Benchmarks;

/// <summary>One thing the firmware does whose cost is watched.</summary>
/// <remarks>Right results are known from Python; a few bytes are compared, which costs next to nothing.</remarks>
public abstract class Operation
{
    /// <summary>An operation of this name, without a comma.</summary>
    protected Operation(string name)
    {
        Name = name;
    }

    /// <summary>What reports call it.</summary>
    public string Name { get; }

    /// <summary>Does it once, as often as one likes.</summary>
    /// <returns>False where the result is not what it must be.</returns>
    public abstract bool Run();
}
