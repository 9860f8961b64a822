using Wallet.Protocol;

namespace Wallet.Core.Ports;

/// <summary>Is told what the device signs, checks and refuses: names and outcomes, never a byte of anything.</summary>
/// <remarks>
/// For a board that shows its work, such as the simulator's; a device that is handed out has none. It answers nothing,
/// so it cannot change what the device does.
/// </remarks>
public interface IWitness
{
    /// <summary>The device has signed a document with its own key.</summary>
    /// <param name="label">What kind of document: its Label.</param>
    void NoteSigned(string label);

    /// <summary>The device has checked a document's signature.</summary>
    /// <param name="label">What kind of document: its Label.</param>
    /// <param name="signer">Name in the certificate it was checked with.</param>
    /// <param name="status">Ok, or what is wrong.</param>
    void NoteDocument(string label, string signer, StatusCode status);

    /// <summary>The device has checked a certificate.</summary>
    /// <param name="subject">Whom it names; empty where it cannot be read.</param>
    /// <param name="issuer">Name of the authority it was checked with.</param>
    /// <param name="status">Ok, or what is wrong.</param>
    void NoteCertificate(string subject, string issuer, StatusCode status);

    /// <summary>The device has refused something, or was refused.</summary>
    /// <param name="messageType">MessageType of what it was; 0 for a frame that never became a message.</param>
    /// <param name="status">Why.</param>
    void NoteRefusal(int messageType, StatusCode status);
}
