namespace Wallet.Device.Runner;

/// <summary>One test as the launcher names it: class, method, and the number of its data row.</summary>
/// <param name="Name">As in the launcher's output.</param>
/// <param name="TypeToken">The class in the assembly's metadata, which the processor's .pdbx names too.</param>
/// <param name="HasRows">The launcher runs tests with data rows after the others of their class.</param>
public sealed record ChipTest(string Name, uint TypeToken, bool HasRows);
