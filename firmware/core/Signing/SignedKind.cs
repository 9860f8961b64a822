namespace Wallet.Core.Signing;

/// <summary>What a device signs. Kept as numbers in its log: never reused, never renumbered.</summary>
public enum SignedKind
{
    /// <summary>Nothing a device signs.</summary>
    None = 0,
    /// <summary>SessionAuthentication: that it is this device who opened the session.</summary>
    Session = 1,
    /// <summary>EnrolmentProof: that the key to be certified is this device's.</summary>
    Enrolment = 2,
    /// <summary>PaymentOrder: money for a voucher.</summary>
    Order = 3,
    /// <summary>Payment: a voucher for its payee.</summary>
    Payment = 4,
    /// <summary>RollBackRequest: a voucher given back.</summary>
    RollBack = 5,
    /// <summary>KeyInformation: what the wallet holds, for its platform.</summary>
    KeyInformation = 6,
    /// <summary>RecoveryRegistration: the key of the holder's recovery sheet, for the bank to keep.</summary>
    RecoverySheet = 8,
    /// <summary>RecoveryConsent, with a recovery sheet's key: that its account goes to this device.</summary>
    RecoveryConsent = 9,
}
