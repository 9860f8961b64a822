using System;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Virtual.Boards;

/// <summary>What a device did that its display does not show.</summary>
public enum WitnessNoteKind
{
    /// <summary>Signed a document.</summary>
    SignedDocument = 0,
    /// <summary>Checked a document's signature.</summary>
    CheckedDocument = 1,
    /// <summary>Checked a certificate.</summary>
    CheckedCertificate = 2,
    /// <summary>Refused something, or was refused.</summary>
    Refused = 3,
}

/// <summary>One thing that a device signed, checked or refused.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Subject">The document's label, or whom the certificate names; empty for a refusal.</param>
/// <param name="Signer">Whose signature was checked; empty where none was.</param>
/// <param name="MessageType">Type of the refused message; 0 for a frame, and where nothing was refused.</param>
/// <param name="Status">Ok, or what is wrong.</param>
public sealed record WitnessNote(
    WitnessNoteKind Kind, string Subject, string Signer, int MessageType, StatusCode Status);

/// <summary>Hands on what the firmware says of its signatures. It takes no time and no power.</summary>
public sealed class VirtualWitness : IWitness
{
    /// <summary>Called on the board's thread; must not wait.</summary>
    public Action<WitnessNote>? OnNote { get; set; }

    /// <inheritdoc />
    public void NoteSigned(string label) =>
        OnNote?.Invoke(new WitnessNote(WitnessNoteKind.SignedDocument, label, "", 0, StatusCode.Ok));

    /// <inheritdoc />
    public void NoteDocument(string label, string signer, StatusCode status) =>
        OnNote?.Invoke(new WitnessNote(WitnessNoteKind.CheckedDocument, label, signer, 0, status));

    /// <inheritdoc />
    public void NoteCertificate(string subject, string issuer, StatusCode status) =>
        OnNote?.Invoke(new WitnessNote(WitnessNoteKind.CheckedCertificate, subject, issuer, 0, status));

    /// <inheritdoc />
    public void NoteRefusal(int messageType, StatusCode status) =>
        OnNote?.Invoke(new WitnessNote(WitnessNoteKind.Refused, "", "", messageType, status));
}
