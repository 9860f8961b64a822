namespace Wallet.Bridge.Institutions;

/// <summary>
/// The way from the bridge to the institutions. Carries sealed messages and understands none of them.
/// </summary>
public interface IInstitutionChannel
{
    /// <summary>Hands a message to an institution and brings back its answer.</summary>
    /// <returns>The answer, or null when the institution cannot be reached or says nothing usable.</returns>
    byte[]? Exchange(string institution, byte[] message);
}
