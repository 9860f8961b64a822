namespace Wallet.Bank;

/// <summary>The wire between institutions: every byte they exchange passes here and nowhere else.</summary>
public interface IInstitutionWire
{
    /// <summary>Carries one message and brings back its answer.</summary>
    /// <param name="from">Id of the institution that asks.</param>
    /// <param name="to">Id of the institution that is asked.</param>
    /// <param name="bytes">A SessionHello or a SessionRecord.</param>
    /// <returns>The answer; null when there is none: nobody can tell whether the message arrived.</returns>
    byte[]? Send(string from, string to, byte[] bytes);
}
