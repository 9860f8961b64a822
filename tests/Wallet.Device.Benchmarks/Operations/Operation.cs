namespace Wallet.Device.Benchmarks;

/// <summary>One thing the firmware does whose cost is watched.</summary>
/// <remarks>Right results are known from Python; a few bytes are compared, which costs next to nothing.</remarks>
public abstract class Operation
{
    /// <summary>An operation of this name, without a comma.</summary>
    protected Operation(string name)
        : this(name, 1)
    {
    }

    /// <summary>An operation that does what its name says several times in one run.</summary>
    protected Operation(string name, int parts)
    {
        Name = name;
        Parts = parts;
    }

    /// <summary>What reports call it.</summary>
    public string Name { get; }

    /// <summary>How many of what the name says one run does; figures are of one.</summary>
    public int Parts { get; }

    /// <summary>Whether a run uses up what <see cref="Prepare"/> made.</summary>
    public virtual bool UsesUp
    {
        get { return false; }
    }

    /// <summary>Makes ready what one run uses up; neither timed nor counted.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>Does it once, as often as one likes.</summary>
    /// <returns>False where the result is not what it must be.</returns>
    public abstract bool Run();
}
