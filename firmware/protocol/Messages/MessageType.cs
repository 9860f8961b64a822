namespace Wallet.Protocol.Messages;

/// <summary>
/// Key 0 of every message. Numbers are for ever: never reused, never renumbered; a reply is its request plus one.
/// </summary>
public enum MessageType
{
    /// <summary>Device to bridge: carry this to an institution and bring back the answer.</summary>
    BankExchange = 1,
    /// <summary>Answer to BankExchange.</summary>
    BankExchangeReply = 2,
    /// <summary>Bridge to device: who are you?</summary>
    GetDeviceInfo = 16,
    /// <summary>Answer to GetDeviceInfo.</summary>
    GetDeviceInfoReply = 17,
    /// <summary>Bridge to device: the way to the institutions opened or closed.</summary>
    NetworkChanged = 18,
    /// <summary>Answer to NetworkChanged.</summary>
    NetworkChangedReply = 19,
    /// <summary>
    /// Bridge to device: now is a good time to set the clock, report payments and ask for voucher states.
    /// </summary>
    Synchronise = 20,
    /// <summary>Answer to Synchronise.</summary>
    SynchroniseReply = 21,
    /// <summary>
    /// Bridge to card: show your holder this transaction and, after a yes, the password that answers it.
    /// </summary>
    AnswerChallenge = 22,
    /// <summary>Answer to AnswerChallenge.</summary>
    AnswerChallengeReply = 23,
    /// <summary>Terminal to card: who asks, for how much.</summary>
    TouchOpen = 32,
    /// <summary>Answer to TouchOpen.</summary>
    TouchOpenReply = 33,
    /// <summary>Terminal to card: the voucher is good, hand it over.</summary>
    TouchPay = 34,
    /// <summary>Answer to TouchPay.</summary>
    TouchPayReply = 35,
    /// <summary>
    /// Terminal to card: what came of your last exchange with your bank; what is the next one that I am to carry?
    /// </summary>
    TouchCarry = 38,
    /// <summary>Answer to TouchCarry.</summary>
    TouchCarryReply = 39,
    /// <summary>Opens a session with an institution.</summary>
    SessionHello = 48,
    /// <summary>Answer to SessionHello.</summary>
    SessionHelloReply = 49,
    /// <summary>One sealed message of a session.</summary>
    SessionRecord = 50,
    /// <summary>Answer to SessionRecord.</summary>
    SessionRecordReply = 51,
    /// <summary>Initiator to responder: who I am.</summary>
    Authenticate = 64,
    /// <summary>Answer to Authenticate.</summary>
    AuthenticateReply = 65,
    /// <summary>
    /// Device to its bank: a certificate for this key, please. The session is anonymous on the device's side.
    /// </summary>
    Enrol = 66,
    /// <summary>Answer to Enrol.</summary>
    EnrolReply = 67,
    /// <summary>Device to its bank: what time is it?</summary>
    SynchroniseClock = 68,
    /// <summary>Answer to SynchroniseClock.</summary>
    SynchroniseClockReply = 69,
    /// <summary>Card to its bank: whom can I pay?</summary>
    ListPayees = 70,
    /// <summary>Answer to ListPayees.</summary>
    ListPayeesReply = 71,
    /// <summary>Card to its bank: money for this transaction, please. No account changes yet.</summary>
    RequestCurrency = 72,
    /// <summary>Answer to RequestCurrency.</summary>
    RequestCurrencyReply = 73,
    /// <summary>Card to its bank: the pre-transaction. The same order again gets the same answer.</summary>
    SubmitOrder = 74,
    /// <summary>Answer to SubmitOrder.</summary>
    SubmitOrderReply = 75,
    /// <summary>Card to its bank: what became of these?</summary>
    VoucherStates = 76,
    /// <summary>Answer to VoucherStates.</summary>
    VoucherStatesReply = 77,
    /// <summary>Card to its bank: take this unused voucher back.</summary>
    RollBack = 78,
    /// <summary>Answer to RollBack.</summary>
    RollBackReply = 79,
    /// <summary>Payee to its bank: I was paid.</summary>
    ReportPayment = 80,
    /// <summary>Answer to ReportPayment.</summary>
    ReportPaymentReply = 81,
    /// <summary>Card to its bank's wallet platform: this is what I am and hold.</summary>
    ReportWallet = 82,
    /// <summary>Answer to ReportWallet.</summary>
    ReportWalletReply = 83,
    /// <summary>Card to its bank's authentication server: a secret for passwords, please.</summary>
    EnrolToken = 84,
    /// <summary>Answer to EnrolToken.</summary>
    EnrolTokenReply = 85,
    /// <summary>
    /// Card to its bank: keep this key for the day on which I am lost; it takes the place of one before.
    /// </summary>
    RegisterRecoveryKey = 88,
    /// <summary>Answer to RegisterRecoveryKey.</summary>
    RegisterRecoveryKeyReply = 89,
    /// <summary>
    /// New card to its bank: the account of this recovery key, please. The session is anonymous on the card's side.
    /// </summary>
    Recover = 90,
    /// <summary>Answer to Recover.</summary>
    RecoverReply = 91,
    /// <summary>Payer's bank to central bank: the endorsed order.</summary>
    EndorseOrder = 96,
    /// <summary>Answer to EndorseOrder.</summary>
    EndorseOrderReply = 97,
    /// <summary>Central bank to payee's bank: will you take this for your customer?</summary>
    OfferOwnership = 98,
    /// <summary>Answer to OfferOwnership.</summary>
    OfferOwnershipReply = 99,
    /// <summary>Bank to central bank: currency against my reserve.</summary>
    IssueCurrency = 100,
    /// <summary>Answer to IssueCurrency.</summary>
    IssueCurrencyReply = 101,
    /// <summary>Payee's bank to central bank: my customer was paid.</summary>
    Redeem = 102,
    /// <summary>Answer to Redeem.</summary>
    RedeemReply = 103,
    /// <summary>Payer's bank to central bank: the payer gives this voucher back.</summary>
    RollBackVoucher = 104,
    /// <summary>Answer to RollBackVoucher.</summary>
    RollBackVoucherReply = 105,
    /// <summary>Central bank to either bank: this voucher has ended.</summary>
    VoucherClosed = 106,
    /// <summary>Answer to VoucherClosed.</summary>
    VoucherClosedReply = 107,
    /// <summary>Anyone to the certificate authority: may I trust this certificate now?</summary>
    CertificateStatus = 108,
    /// <summary>Answer to CertificateStatus.</summary>
    CertificateStatusReply = 109,
    /// <summary>Bank to certificate authority: certify my customer's device.</summary>
    IssueCertificate = 110,
    /// <summary>Answer to IssueCertificate.</summary>
    IssueCertificateReply = 111,
    /// <summary>Bank to certificate authority: payees from an index on.</summary>
    ListCertificates = 112,
    /// <summary>Answer to ListCertificates.</summary>
    ListCertificatesReply = 113,
    /// <summary>Bank to certificate authority: my customer's device is lost or has cheated.</summary>
    RevokeCertificate = 114,
    /// <summary>Answer to RevokeCertificate.</summary>
    RevokeCertificateReply = 115,
}
