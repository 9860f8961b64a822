using Wallet.Protocol;

namespace Wallet.Core.Screen;

/// <summary>What happened and what to do, in English: at most two lines of 21 columns.</summary>
internal static class EnglishStatusTexts
{
    internal static string Get(StatusCode status)
    {
        return status switch
        {
            StatusCode.Ok => "Done.",

            // The link.
            StatusCode.FrameTruncated => "Line broke off.\nTry again.",
            StatusCode.FrameOversized => "Line sent too much.\nTry again.",
            StatusCode.FrameCorrupt => "Line was disturbed.\nTry again.",
            StatusCode.FrameMalformed => "Line is garbled.\nTry again.",
            StatusCode.LinkTimeout => "No answer came.\nCheck the cable.",

            // The message.
            StatusCode.MessageTruncated => "Message was cut off.\nTry again.",
            StatusCode.MessageMalformed => "Message not readable.\nUpgrade the device.",
            StatusCode.MessageTrailing => "Message has extras.\nUpgrade the device.",
            StatusCode.MessageOversized => "Message is too long.\nUpgrade the device.",
            StatusCode.MessageUnknown => "Request not known.\nUpgrade the device.",
            StatusCode.VersionUnknown => "Version not known.\nUpgrade the device.",
            StatusCode.WrongState => "Not possible now.\nGo back to the menu.",
            StatusCode.Busy => "Still working.\nWait, then try again.",

            // The session.
            StatusCode.SessionUnknown => "Connection was lost.\nTry again.",
            StatusCode.NotAuthenticated => "Not signed in.\nTry again.",
            StatusCode.RecordTampered => "Message was changed.\nTry again.",
            StatusCode.RecordReplayed => "Message came twice.\nTry again.",
            StatusCode.RecordOutOfOrder => "A message is missing.\nTry again.",
            StatusCode.TranscriptMismatch => "Devices disagree.\nTry again.",

            // Certificates and signatures.
            StatusCode.CertificateInvalid => "Certificate is fake.\nAsk your bank.",
            StatusCode.CertificateExpired => "Certificate ran out.\nAsk your bank.",
            StatusCode.CertificateRevoked => "Certificate revoked.\nAsk your bank.",
            StatusCode.CertificateUnknown => "Certificate unknown.\nAsk your bank.",
            StatusCode.CertificateWrongRole => "Not allowed to do it.\nAsk your bank.",
            StatusCode.CertificateStatusUnavailable => "Card can't be checked\nnow. Try later.",
            StatusCode.SignatureInvalid => "Signature is fake.\nDo not accept.",
            StatusCode.KeyInvalid => "Key is not valid.\nAsk your bank.",

            // Time.
            StatusCode.ClockNotSet => "Time is not set.\nUpdate first.",
            StatusCode.ClockBackwards => "Time would go back.\nAsk your bank.",
            StatusCode.NonceMismatch => "Wrong answer came.\nTry again.",
            StatusCode.TimestampStale => "Time is too far off.\nUpdate first.",
            StatusCode.TimestampReplayed => "Seen before.\nStart again.",

            // Enrolment.
            StatusCode.AlreadyEnrolled => "Enrolled already.\nNothing to do.",
            StatusCode.EnrolmentCodeWrong => "Code is wrong.\nType it again.",
            StatusCode.EnrolmentCodeUsed => "Code was used before.\nAsk for a new one.",
            StatusCode.EnrolmentLocked => "Too many wrong codes.\nAsk for a new one.",

            // Accounts, currency, transactions.
            StatusCode.WrongBank => "For another bank.\nAsk your bank.",
            StatusCode.AccountUnknown => "Account not found.\nAsk your bank.",
            StatusCode.PayeeUnknown => "Payee not found.\nUpdate, choose again.",
            StatusCode.AmountInvalid => "Amount not allowed.\nType another amount.",
            StatusCode.AmountChanged => "Amount was changed.\nDo not accept.",
            StatusCode.InsufficientFunds => "Not enough money.\nTry a lower amount.",
            StatusCode.CurrencyInvalid => "Money is not genuine.\nAsk your bank.",
            StatusCode.CurrencySpent => "Money used before.\nAsk your bank.",
            StatusCode.TransactionMismatch => "Documents differ.\nStart again.",
            StatusCode.IdempotencyConflict => "Request has changed.\nStart again.",
            StatusCode.TermsRefused => "Bank's terms refused.\nAsk your bank.",

            // Vouchers.
            StatusCode.VoucherUnknown => "No such voucher.\nChoose another one.",
            StatusCode.VoucherWrongPayee => "For another payee.\nChoose another one.",
            StatusCode.VoucherExpired => "Voucher ran out.\nLoad a new one.",
            StatusCode.VoucherSpent => "Voucher was used.\nChoose another one.",
            StatusCode.VoucherRolledBack => "Voucher was returned.\nChoose another one.",
            StatusCode.RollBackAfterUse => "It was used, so it\ncan't be rolled back.",
            StatusCode.ReportTooLate => "Reported too late.\nAsk your bank.",
            StatusCode.VoucherTableFull => "Card is full. Use or\nroll back a voucher.",
            StatusCode.OrderPending => "Last order not done.\nUpdate first.",

            // The touch.
            StatusCode.NotArmed => "No voucher chosen.\nPress Pay on card.",
            StatusCode.TouchTorn => "Parted too early.\nTouch again.",

            StatusCode.UpdateNotStarted => "Choose Update on the\ncard, touch again.",
            StatusCode.CarrierGone => "Terminal went away.\nUpdate once more.",

            // People, network, hardware.
            StatusCode.HolderDeclined => "Holder said no.\nNothing was done.",
            StatusCode.DialogTimeout => "No answer in time.\nStart again.",
            StatusCode.NetworkDown => "No network.\nConnect, try again.",
            StatusCode.BankUnavailable => "Bank doesn't answer.\nTry later.",
            StatusCode.StorageFull => "Memory is full.\nReport, then retry.",
            StatusCode.DocumentUnknown => "Unknown document.\nNothing was signed.",
            StatusCode.NotAsShown => "Not what you saw.\nNothing was signed.",
            StatusCode.VoucherDoubtful => "Voucher damaged. Its\nmoney returns later.",
            StatusCode.StorageDamaged => "Memory is damaged.\nAsk your bank.",
            StatusCode.RecordAbsent => "Nothing stored there.\nGo back to the menu.",
            StatusCode.SelfTestFailed => "Self-test failed.\nDo not use.",
            StatusCode.EntropyFailed => "Random test failed.\nDo not use.",
            StatusCode.InternalError => "Bank had a fault.\nTry later.",
            StatusCode.RollBackLimit => "Too much given back.\nReturns by itself.",
            StatusCode.ReserveTiedUp => "Bank is short now.\nTry later.",

            // Recovery.
            StatusCode.ShareInvalid => "Not a wallet share.\nCheck the sheet.",
            StatusCode.ShareChecksumWrong => "A word is wrong.\nCheck each of them.",
            StatusCode.ShareOfOtherSheet => "Of another sheet.\nTake the one in use.",
            StatusCode.ShareTwice => "Typed before.\nType another share.",
            StatusCode.SharesMissing => "Too few shares.\nType one more.",
            StatusCode.SharesDoNotFit => "Shares don't fit.\nCheck the sheet.",

            // Time.
            StatusCode.ClockSuspicious => "Clocks disagree.\nUpdate first.",
            StatusCode.OfflineTooLong => "Offline for too long.\nUpdate first.",
            StatusCode.TimeImplausible => "A clock is wrong.\nTime is unchanged.",
            StatusCode.WalletFrozen => "Frozen by your bank.\nAsk your bank.",
            StatusCode.CommandReplayed => "Old bank command.\nNothing was changed.",
            StatusCode.CommandOutOfOrder => "Late bank command.\nNothing was changed.",
            StatusCode.AboveHoldersLimit => "Above your limit.\nChange it: My money.",
            StatusCode.AboveDaysLimit => "Above your day limit.\nPay less, or later.",
            StatusCode.PayerIsPayee => "You pay yourself.\nPay somebody else.",
            StatusCode.DeviceLocked => "Card is locked.\nType PIN, try again.",
            StatusCode.TokenAbsent => "No token yet.\nGet one by the menu.",
            StatusCode.TokenTermsUnknown => "Unknown token terms.\nAsk your bank.",
            StatusCode.ChallengeMismatch => "Not this challenge.\nDo not go on.",
            StatusCode.TextNotShowable => "Text cannot be shown.\nWrite it otherwise.",
            StatusCode.PasswordWrong => "Password is wrong.\nStart again.",
            StatusCode.PasswordUsed => "Used already.\nAsk for a new one.",
            StatusCode.ChallengeUnknown => "Unknown challenge.\nAsk for a new one.",
            StatusCode.ChallengeExpired => "Challenge ran out.\nAsk for a new one.",
            StatusCode.TokenLocked => "Token is locked.\nAsk your bank.",
            StatusCode.RecoveryKeyUnknown => "Bank has no such key.\nCheck the sheet.",
            StatusCode.RecoveryKeyReplaced => "There is a newer\nsheet. Take that one.",
            StatusCode.RecoveryKeyUsed => "Sheet used before.\nAsk your bank.",
            StatusCode.RecoveryKeyTaken => "Key of another\naccount. Make anew.",
            StatusCode.RecoverySheetDamaged => "Recovery sheet lost.\nMake another: key *.",
            StatusCode.CardReportedLost => "Reported as lost.\nAsk your bank.",
            _ => string.Empty,
        };
    }
}
