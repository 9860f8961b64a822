namespace Wallet.Core.Screen;

/// <summary>
/// Every text of the displays. To add one: an entry here, a line in EnglishTexts, a line in ChineseTexts, then
/// <c>python3 tools/glyphs/glyphs.py</c> for the new Chinese characters. The layout tests find what was forgotten.
/// </summary>
/// <remarks>Numbers never leave the device, so entries may be inserted where they belong.</remarks>
public enum TextId
{
    // Start-up.

    ProductCard,
    ProductTerminal,
    SelfTestRunning,
    SelfTestFailed,
    /// <summary>Stands before the number of the failed check.</summary>
    SelfTestNumber,
    DoNotUse,

    // Enrolment.

    NotEnrolled,
    EnrolPrompt,
    EnrolmentCode,
    MakingKey,
    ConnectingToBank,
    Enrolled,

    // Ready screens. Labels stand left, values right.

    Ready,
    BalanceInVouchers,
    VoucherCount,
    Network,
    NetworkOn,
    NetworkOff,
    Clock,
    ClockSet,
    ClockNotSet,
    /// <summary>The last synchronisation is too long ago to pay offline.</summary>
    ClockTooOld,
    /// <summary>The device's clocks contradict each other.</summary>
    ClockSuspicious,
    /// <summary>There was time, and the battery did not carry it over the last restart.</summary>
    ClockLost,
    ToReport,
    TakingsToday,

    // The card's menu.

    CardMenu,
    CardMenuPay,
    CardMenuLoad,
    CardMenuMoney,
    CardMenuRollBack,
    CardMenuUpdate,
    CardMenuSettings,
    CardMenuDevice,
    CardMenuPasswords,
    CardMenuReceive,

    // The terminal's menu.

    TerminalMenu,
    TerminalMenuSale,
    TerminalMenuPayments,
    TerminalMenuReport,
    TerminalMenuUpdate,
    TerminalMenuSettings,
    TerminalMenuDevice,

    /// <summary>Entry of the key '7': carry a card's session to its bank.</summary>
    TerminalMenuCarry,

    // What the keys do.

    KeysYesNo,
    /// <summary>Of a question that goes on over the page.</summary>
    KeysMore,
    KeysUpDown,
    KeysChoose,
    KeysTyping,
    KeysBack,
    KeysMenu,
    KeysCancel,
    KeysAny,
    /// <summary>Under all pages of a question but the last.</summary>
    KeysNextNo,

    // Loading a voucher.

    ChoosePayee,
    NoPayees,
    TypeAmount,
    ConfirmLoad,
    AskingBank,
    FinishingOrder,
    VoucherLoaded,
    VoucherKeptUntil,

    // Paying.

    ChooseVoucher,
    ConfirmPay,
    HoldCardToTerminal,
    Paid,
    NothingPaid,
    UnfinishedPayment,
    TouchAgain,

    // The list of vouchers and rolling back.

    Vouchers,
    NoVouchers,
    Voucher,
    VoucherStateReady,
    VoucherStateChosen,
    VoucherStateUnfinished,
    VoucherStateSpent,
    VoucherStateExpired,
    VoucherStateRolledBack,
    VoucherStateDoubtful,
    ConfirmRollBack,
    RollingBack,

    // What flash has lost.

    MemoryDamaged,
    /// <summary>Stands before how many vouchers cannot be read any more.</summary>
    VouchersLost,
    /// <summary>Stands before how many vouchers may or may not have been used.</summary>
    VouchersInDoubt,
    MoneyReturns,
    RolledBack,

    // Selling and reporting.

    SaleTypeAmount,
    ReceiveTypeAmount,
    ConfirmSale,
    TouchCard,
    KeepCardThere,
    Received,
    MoneyIsYours,
    Payments,
    NoPayments,
    PaymentToReport,
    PaymentReported,
    Reporting,
    NothingToReport,
    ReportedCount,
    /// <summary>Stands before how many payments, or how much money, the bank did not take.</summary>
    RefusedByBank,

    // Synchronising.

    Updating,
    Updated,

    /// <summary>Title while a card without a network waits for a terminal.</summary>
    UpdateAtTerminal,

    /// <summary>What its holder does there; rows separated by '\n'.</summary>
    UpdateAtTerminalHow,

    /// <summary>What a terminal waits for that carries; rows separated by '\n'.</summary>
    CarryTouch,

    /// <summary>A terminal is carrying.</summary>
    Carrying,

    /// <summary>The card that the terminal carried for has what it wanted.</summary>
    CardUpdated,

    /// <summary>It has not, or the terminal does not know; rows separated by '\n'.</summary>
    CardSaysHow,

    // About the device, for the help desk.

    Device,
    /// <summary>Stands before the firmware's version, which takes up to 16 columns.</summary>
    DeviceVersion,
    /// <summary>Stands before how many signatures are made ahead, of how many.</summary>
    DeviceCoupons,
    /// <summary>Stands before what the time rests on and how far it may be wrong.</summary>
    DeviceTime,
    TimeSigned,
    TimeBattery,
    TimeSatellite,
    /// <summary>Stands before how long ago the device was synchronised.</summary>
    DeviceSynchronised,
    UnitSeconds,
    UnitMinutes,
    UnitHours,
    UnitDays,
    /// <summary>Stands before 16 columns: the first bytes of the certificate's digest.</summary>
    DeviceCertificate,
    DeviceSelfTest,
    SelfTestPassed,
    /// <summary>Stands before message and status of the newest refusal.</summary>
    DeviceRefusal,

    // What was signed.

    Signatures,
    NoSignatures,
    SignedSession,
    SignedEnrolment,
    SignedOrder,
    SignedPayment,
    SignedRollBack,
    SignedKeyInformation,
    SignedOther,

    // Parts of several screens.

    Amount,
    Payee,
    Payer,
    Bank,
    Total,
    ValidUntil,
    PleaseWait,
    TimedOut,
    Cancelled,
    Refused,
    TryAgain,
    /// <summary>Stands before the number of a status, for the help desk.</summary>
    StatusNumber,

    // The holder's money. Labels stand left, values right.

    Account,
    AccountBalance,
    AccountVouchers,
    AccountTransactions,
    AccountPaymentLimit,
    AccountDayLimit,
    AccountReceived,
    Balance,
    BalanceAvailable,
    BalanceLimitLeft,
    BalanceUnreported,
    LimitNone,
    PaymentLimit,
    DayLimit,
    Transactions,
    NoTransactions,
    OlderTransactions,
    Transaction,
    /// <summary>Stands before 16 columns.</summary>
    TransactionId,
    TransactionLoaded,
    TransactionExpired,

    // One-time passwords.

    TokenMenu,
    TokenMenuLogIn,
    TokenMenuChallenge,
    TokenMenuEnrol,
    TokenEnrol,
    TokenEnrolled,
    /// <summary>The title of a PIN entry takes at most 10 half cells.</summary>
    TokenPin,
    TokenPassword,
    TokenPasswordOnce,
    /// <summary>Stands above the platform that asks for a transaction.</summary>
    TokenPlatform,
    /// <summary>Stands above whom a transaction pays.</summary>
    TokenPayee,
    /// <summary>Stands above what a transaction is for.</summary>
    TokenText,
    TokenNoText,
    TokenTypeChallenge,
    TokenConfirmTyped,

    // Settings. Labels stand left, values right.

    Settings,
    SettingsLanguage,
    SettingsSound,
    SettingsHeardKeys,
    SettingsLargePrint,
    SettingsPinPlaces,
    SettingsLockAfter,
    SettingOn,
    SettingOff,
    PinPlacesFixed,
    PinPlacesRandom,
    /// <summary>Stands after how many.</summary>
    Minutes,

    // PIN, lock, wipe.

    /// <summary>Titles of a page where a PIN is typed: at most 10 half cells, like the three that follow.</summary>
    Pin,
    PinChosen,
    PinAgain,
    PinOld,
    PinChecking,
    PinSaving,
    PinWrong,
    /// <summary>Stands before how many.</summary>
    PinTriesLeft,
    PinWait,
    /// <summary>Stands after how many.</summary>
    Seconds,
    PinOneDigit,
    PinRun,
    PinsDiffer,
    PinTaken,
    PinChanged,
    Locked,
    KeysUnlock,
    KeysMenuLock,
    Security,
    SecurityLock,
    SecurityChangePin,
    SecurityWipePin,
    SecurityNoWipePin,
    WipePinSet,
    WipePinGone,
    SecuritySecondPin,
    SecondPinSet,
    SecurityWipe,
    WipeConfirm,
    WipeWarning,
    WipeDamaged,
    /// <summary>Stands above what was received and not reported yet.</summary>
    WipeReceived,
    KeysWipe,
    Wiping,
    KeepPower,

    // Recovery.

    SheetTitle,
    SheetReplaces,
    SheetPrepare,
    SheetOffer,
    SheetMaking,
    SheetShare,
    SheetWord,
    SheetOtherWord,
    SheetRegistered,
    SheetPending,
    SheetPutOff,
    SheetWhichWord,
    SheetCheckAgain,
    KeysSheet,
    RecoverTitle,
    RecoverPrepare,
    RecoverPrompt,
    Recovered,

    // Languages. Draw this screen in the Chinese layout: it has the letters of both.

    ChooseLanguage,
    LanguageEnglish,
    LanguageChinese,
    LanguageChanged,
}
