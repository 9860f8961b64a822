namespace Wallet.Protocol;

/// <summary>What became of a request. One byte on the wire; every refusal has a number of its own.</summary>
/// <remarks>
/// Declared in order of precedence: when several apply, the first one here is the answer, because each group is only
/// looked at once the groups above it have passed. Numbers are for ever: never reused, never renumbered; a retired
/// one stays as a comment. Last number used: 106. The sentence a user reads stands in Wallet.Core.Screen.StatusTexts.
/// </remarks>
public enum StatusCode : byte
{
    /// <summary>Done.</summary>
    Ok = 0,

    // The link: RFC 1662 frames and their acknowledgement.

    /// <summary>A frame ended before its check sequence.</summary>
    FrameTruncated = 1,
    /// <summary>A frame is longer than the link allows.</summary>
    FrameOversized = 2,
    /// <summary>A frame's check sequence is wrong.</summary>
    FrameCorrupt = 3,
    /// <summary>The other end did not answer before the deadline.</summary>
    LinkTimeout = 4,

    // The message: deterministic CBOR, RFC 8949 section 4.2.

    /// <summary>The message ends in the middle of a value.</summary>
    MessageTruncated = 5,
    /// <summary>Not the one deterministic encoding, or not the fields this message has.</summary>
    MessageMalformed = 6,
    /// <summary>Bytes follow the message.</summary>
    MessageTrailing = 7,
    /// <summary>The message, or a field of it, is longer than its limit.</summary>
    MessageOversized = 8,
    /// <summary>No such message type here.</summary>
    MessageUnknown = 9,
    /// <summary>The gate does not allow this request in the present state.</summary>
    WrongState = 10,
    /// <summary>The device is in the middle of another request. Worth trying again.</summary>
    Busy = 11,

    // The session between a device and its bank, or a bank and the central bank.

    /// <summary>The session is not, or no longer, known. Worth trying again in a new one.</summary>
    SessionUnknown = 12,
    /// <summary>A sealed record does not open: changed on the way, or sealed under another key.</summary>
    RecordTampered = 13,
    /// <summary>A sealed record was seen before.</summary>
    RecordReplayed = 14,
    /// <summary>A sealed record is missing before this one.</summary>
    RecordOutOfOrder = 15,
    /// <summary>The other end signed another handshake than this one.</summary>
    TranscriptMismatch = 16,

    // Certificates and signatures.

    /// <summary>The certificate is not signed by the certificate authority.</summary>
    CertificateInvalid = 17,
    /// <summary>The certificate is not valid at this time.</summary>
    CertificateExpired = 18,
    /// <summary>The certificate authority has revoked the certificate.</summary>
    CertificateRevoked = 19,
    /// <summary>The certificate authority does not know the certificate.</summary>
    CertificateUnknown = 20,
    /// <summary>The certificate's role may not do this.</summary>
    CertificateWrongRole = 21,
    /// <summary>The certificate authority could not be asked, so nothing is trusted. Worth trying again.</summary>
    CertificateStatusUnavailable = 22,
    /// <summary>A signature does not fit what was signed and who should have signed it.</summary>
    SignatureInvalid = 23,

    // Time, and what the platform says.

    /// <summary>The device has no trusted time yet.</summary>
    ClockNotSet = 24,
    /// <summary>Signed time would set the clock back.</summary>
    ClockBackwards = 25,
    /// <summary>The answer carries another nonce than the question.</summary>
    NonceMismatch = 26,
    /// <summary>The timestamp is too far from the receiver's clock.</summary>
    TimestampStale = 27,
    /// <summary>The timestamp is not later than one already seen from this sender.</summary>
    TimestampReplayed = 28,

    // Enrolment.

    /// <summary>The device has a certificate already.</summary>
    AlreadyEnrolled = 29,
    /// <summary>The enrolment code is wrong.</summary>
    EnrolmentCodeWrong = 30,
    /// <summary>The enrolment code was used before.</summary>
    EnrolmentCodeUsed = 31,
    /// <summary>Too many wrong enrolment codes; the bank must issue a new one.</summary>
    EnrolmentLocked = 32,

    // Accounts, currency, transactions.

    /// <summary>The document names another bank than the one that received it.</summary>
    WrongBank = 33,
    /// <summary>No such account.</summary>
    AccountUnknown = 34,
    /// <summary>No payee of that name is known.</summary>
    PayeeUnknown = 35,
    /// <summary>The amount is zero, negative or above the limit.</summary>
    AmountInvalid = 36,
    /// <summary>The amount differs from the one agreed.</summary>
    AmountChanged = 37,
    /// <summary>The account does not hold the amount.</summary>
    InsufficientFunds = 38,
    /// <summary>The currency document is not the central bank's, or not for this amount.</summary>
    CurrencyInvalid = 39,
    /// <summary>The currency document was used already.</summary>
    CurrencySpent = 40,
    /// <summary>A document of the loop does not continue the one before it.</summary>
    TransactionMismatch = 41,
    /// <summary>Same request id, other content.</summary>
    IdempotencyConflict = 42,
    /// <summary>A result's added terms are outside what the receiver accepts.</summary>
    TermsRefused = 43,

    // Vouchers.

    /// <summary>No such voucher.</summary>
    VoucherUnknown = 44,
    /// <summary>The voucher names another payee.</summary>
    VoucherWrongPayee = 45,
    /// <summary>The voucher's period of validity is over.</summary>
    VoucherExpired = 46,
    /// <summary>The voucher was used already.</summary>
    VoucherSpent = 47,
    /// <summary>The voucher was rolled back already.</summary>
    VoucherRolledBack = 48,
    /// <summary>Roll-back asked for after use.</summary>
    RollBackAfterUse = 49,
    /// <summary>Reported after the grace period.</summary>
    ReportTooLate = 50,
    /// <summary>The card has no room for another voucher.</summary>
    VoucherTableFull = 51,
    /// <summary>A pre-transaction is still waiting for its answer; finish it first.</summary>
    OrderPending = 52,

    // The touch.

    /// <summary>The holder has not chosen a voucher to pay with.</summary>
    NotArmed = 53,
    /// <summary>The two devices parted too early. Touch again: the payment is finished or undone.</summary>
    TouchTorn = 54,

    // People, network, hardware.

    /// <summary>The holder said no.</summary>
    HolderDeclined = 55,
    /// <summary>Nobody answered the question in time, which means no.</summary>
    DialogTimeout = 56,
    /// <summary>The bridge has no network. Worth trying again.</summary>
    NetworkDown = 57,
    /// <summary>The institution did not answer. Worth trying again.</summary>
    BankUnavailable = 58,
    /// <summary>The storage has no room.</summary>
    StorageFull = 59,
    /// <summary>A stored record does not pass its check.</summary>
    StorageDamaged = 60,
    /// <summary>There is no such record.</summary>
    RecordAbsent = 61,
    /// <summary>A start-up self-test failed; the device must not be used.</summary>
    SelfTestFailed = 62,
    /// <summary>A source of randomness failed its health test; the device must not be used.</summary>
    EntropyFailed = 63,

    // Added later, so out of order above; precedence still follows the group they name.

    /// <summary>Session: the device must authenticate itself before this request.</summary>
    NotAuthenticated = 64,
    /// <summary>Message: the protocol version is not spoken here.</summary>
    VersionUnknown = 65,
    /// <summary>Cryptography: a public key is not a point of the curve.</summary>
    KeyInvalid = 66,
    /// <summary>Link: a byte sequence the frame format does not have.</summary>
    FrameMalformed = 67,
    /// <summary>Institution: an error of its own, written to its log; nothing was changed.</summary>
    InternalError = 68,
    /// <summary>Voucher: more may not be rolled back on request for now; this one returns by expiry.</summary>
    RollBackLimit = 69,
    /// <summary>Account: the bank's reserve must stay for vouchers that it may still have to pay twice.</summary>
    ReserveTiedUp = 70,
    /// <summary>
    /// Voucher: the card's storage was damaged and no longer says whether it was used; the bank decides.
    /// </summary>
    VoucherDoubtful = 71,

    // Recovery: the shares of a sheet, in the order in which they are looked at.

    /// <summary>Recovery: no share of SLIP-0039 has this length, filling or these parameters.</summary>
    ShareInvalid = 72,
    /// <summary>Recovery: a word of the share is wrong.</summary>
    ShareChecksumWrong = 73,
    /// <summary>Recovery: the share does not belong to those before it.</summary>
    ShareOfOtherSheet = 74,
    /// <summary>Recovery: this share was taken already.</summary>
    ShareTwice = 75,
    /// <summary>Recovery: the secret takes more shares.</summary>
    SharesMissing = 76,
    /// <summary>Recovery: each share is sound, yet together they give no secret.</summary>
    SharesDoNotFit = 77,

    // Time, and what the platform says.

    /// <summary>Time: the device's clocks contradict each other; signed time will settle it.</summary>
    ClockSuspicious = 78,
    /// <summary>Time: the last synchronisation is longer ago than the platform allows.</summary>
    OfflineTooLong = 79,
    /// <summary>Time: a clock or a satellite receiver says what no drift explains.</summary>
    TimeImplausible = 80,
    /// <summary>Wallet: the platform has frozen it.</summary>
    WalletFrozen = 81,
    /// <summary>Command of the platform: carried out before.</summary>
    CommandReplayed = 82,
    /// <summary>Command of the platform: a newer one was carried out before.</summary>
    CommandOutOfOrder = 83,

    // The holder's limits.

    /// <summary>Limit: more than the holder lets the card pay at once.</summary>
    AboveHoldersLimit = 84,
    /// <summary>Limit: with what was paid in 24 hours, more than the holder lets the card pay in a day.</summary>
    AboveDaysLimit = 85,

    // The lock.

    /// <summary>Message: the device is locked; its holder has to type the PIN first. Worth trying again.</summary>
    DeviceLocked = 86,

    // Signing.

    /// <summary>Signing: a kind of document that this device does not sign.</summary>
    DocumentUnknown = 87,
    /// <summary>Signing: the bytes do not say what the holder read and said yes to.</summary>
    NotAsShown = 88,

    // One-time passwords.

    /// <summary>Password: no token for one-time passwords was enrolled.</summary>
    TokenAbsent = 89,
    /// <summary>Password: the authentication server asks for passwords that this card does not make.</summary>
    TokenTermsUnknown = 90,
    /// <summary>Password: the challenge is not of the transaction that came with it.</summary>
    ChallengeMismatch = 91,
    /// <summary>Password: a text has characters that the display does not have; nobody could say yes to it.</summary>
    TextNotShowable = 92,
    /// <summary>Password: the one-time password is wrong.</summary>
    PasswordWrong = 93,
    /// <summary>Password: the challenge was answered before.</summary>
    PasswordUsed = 94,
    /// <summary>Password: the authentication server has given out no such challenge.</summary>
    ChallengeUnknown = 100,
    /// <summary>Password: the challenge was not answered in time.</summary>
    ChallengeExpired = 101,
    /// <summary>Password: too many wrong ones; the bank has to unlock the token.</summary>
    TokenLocked = 102,

    // Recovery: what the bank says.

    /// <summary>Recovery: no account has this recovery key.</summary>
    RecoveryKeyUnknown = 95,
    /// <summary>Recovery: a newer sheet has taken the place of this one.</summary>
    RecoveryKeyReplaced = 96,
    /// <summary>Recovery: this sheet has brought back its account already.</summary>
    RecoveryKeyUsed = 97,
    /// <summary>Recovery: the key to be kept belongs to another account.</summary>
    RecoveryKeyTaken = 98,
    /// <summary>Session: the holder has reported this card as lost.</summary>
    CardReportedLost = 99,
    /// <summary>Recovery: the card has lost what it knew of its sheet; the holder makes another.</summary>
    RecoverySheetDamaged = 103,

    // From card to card.

    /// <summary>Voucher: its payer is its payee.</summary>
    PayerIsPayee = 104,

    // By way of a terminal.

    /// <summary>A terminal would carry for the card, whose holder has not chosen an update.</summary>
    UpdateNotStarted = 105,
    /// <summary>The terminal that carried for the card did not come back with an answer.</summary>
    CarrierGone = 106,
}
