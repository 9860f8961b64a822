using Wallet.Core.Safety;

namespace Wallet.Core.Storage;

/// <summary>Every record there is: owner, content, size limit, and whether a wipe spares it.</summary>
/// <remarks>
/// A number is for ever. A record that is no longer used keeps its line, as a comment, so that no later record is ever
/// read from what an old firmware left behind.
/// </remarks>
public static class RecordKeys
{
    /// <summary>Both products, enrolment: private key and public key. Up to 256 bytes. Wiped.</summary>
    public const byte DeviceIdentity = 0x01;
    /// <summary>Both products, enrolment: the device's certificate. Up to 512 bytes. Wiped.</summary>
    public const byte Certificate = 0x02;
    /// <summary>Both products, factory: the CA's certificate, own institution's id. Up to 768 bytes. Stays.</summary>
    public const byte TrustAnchor = 0x03;
    /// <summary>Both products, clock: last trusted time, so that it never goes back. Up to 64 bytes. Stays.</summary>
    public const byte ClockState = 0x04;
    /// <summary>Both products, menu: what the holder has set. Up to 64 bytes. Wiped.</summary>
    public const byte Settings = 0x05;
    /// <summary>Both products, ordering: the pre-transaction without an answer yet. Up to 2,048 bytes. Wiped.</summary>
    public const byte PendingOrder = 0x06;
    /// <summary>Both products: numbers that must never be used twice. Up to 64 bytes. Stays.</summary>
    public const byte Counters = 0x07;
    /// <summary>Both products: number of the last start that prepared signatures. Up to 64 bytes. Stays.</summary>
    public const byte StartNumber = 0x08;
    /// <summary>Card, passwords: the token's secrets and terms, sealed. Up to 512 bytes. Wiped.</summary>
    public const byte Token = 0x10;
    /// <summary>Card, passwords: whose counters, and the next ones. Up to 64 bytes. Wiped.</summary>
    public const byte TokenCounters = 0x11;
    /// <summary>Card, PIN: the data key, sealed under each PIN. Up to 256 bytes. Wiped.</summary>
    public const byte Vault = 0x09;
    /// <summary>Card, PIN: tries begun since the last right one. Up to 64 bytes. Wiped.</summary>
    public const byte PinTries = 0x0A;
    /// <summary>Card, PIN: there while a wipe is due or under way. Up to 64 bytes. Goes last.</summary>
    public const byte WipePending = 0x0B;
    /// <summary>Card, recovery: the sheet's public key, whether the bank keeps it. Up to 96 bytes. Wiped.</summary>
    public const byte RecoveryKey = 0x0E;

    /// <summary>Both products, clock: what the platform said last of this wallet. Up to 96 bytes. Wiped.</summary>
    public const byte RemoteState = 0x14;

    /// <summary>Card, receiving: the payments that the bank has taken. Up to 1,024 bytes. Wiped.</summary>
    public const byte ReportedPayments = 0x15;

    /// <summary>Card, history: first of <see cref="HistoryCount"/> pages of up to 1,408 bytes. Wiped.</summary>
    public const byte HistoryFirst = 0x18;
    /// <summary>Pages of a card's history.</summary>
    public const int HistoryCount = 7;
    /// <summary>Card, menu: the holder's limits. Up to 64 bytes. Wiped.</summary>
    public const byte HolderLimits = 0x1F;

    /// <summary>Card, vouchers: first of <see cref="VoucherCount"/> documents of up to 2,048 bytes. Wiped.</summary>
    public const byte VoucherFirst = 0x20;
    /// <summary>Vouchers a card can hold.</summary>
    public const int VoucherCount = 16;

    /// <summary>Both products, receiving: first of <see cref="ReceivedCount"/> payments, up to 2,048. Wiped.</summary>
    public const byte ReceivedFirst = 0x40;
    /// <summary>Received payments a terminal can hold before it must report.</summary>
    public const int ReceivedCount = 64;
    /// <summary>Of these, how many a card can hold.</summary>
    public const int ReceivedByCardCount = 8;

    /// <summary>Both products, signing: the last signatures. Up to 1,024 bytes. Wiped.</summary>
    public const byte SignatureLog = 0x80;

    /// <summary>The largest limit of any record, in bytes.</summary>
    public const int PayloadBytesMaxOfAll = 2048;

    /// <summary>Size limit of a record in bytes; 0 where there is no record of this number.</summary>
    public static int PayloadBytesMax(byte id)
    {
        if (IsVoucher(id) || IsReceived(id))
        {
            return 2048;
        }

        if (id >= HistoryFirst && id < HistoryFirst + HistoryCount)
        {
            return 1408;
        }

        switch (id)
        {
            case DeviceIdentity: return 256;
            case Certificate: return 512;
            case TrustAnchor: return 768;
            case ClockState: return 64;
            case Settings: return 64;
            case PendingOrder: return 2048;
            case Counters: return 64;
            case StartNumber: return 64;
            case RemoteState: return 96;
            case SignatureLog: return 1024;
            case Token: return 512;
            case TokenCounters: return 64;
            case RecoveryKey: return 96;
            case ReportedPayments: return 1024;
            case Vault: return 256;
            case PinTries: return 64;
            case HolderLimits: return 64;
            case WipePending: return 64;
            default: return 0;
        }
    }

    /// <summary>True where there is a record of this number.</summary>
    public static bool IsDefined(byte id)
    {
        return PayloadBytesMax(id) > 0;
    }

    /// <summary>True for a card's voucher document.</summary>
    public static bool IsVoucher(byte id)
    {
        return id >= VoucherFirst && id < VoucherFirst + VoucherCount;
    }

    /// <summary>True for a received payment.</summary>
    public static bool IsReceived(byte id)
    {
        return id >= ReceivedFirst && id < ReceivedFirst + ReceivedCount;
    }

    /// <summary>True for what stays when the device is wiped for another holder.</summary>
    public static bool SurvivesWipe(byte id)
    {
        return id == TrustAnchor || id == ClockState || id == Counters || id == StartNumber;
    }

    /// <summary>True for what both cards of a board share; of all else each profile has its own.</summary>
    public static bool IsOfBoard(byte id)
    {
        return SurvivesWipe(id) || id == Settings || id == Vault || id == PinTries || id == WipePending;
    }

    /// <summary>The record whose slot a file of this name is; false where it is none's.</summary>
    public static bool TryReadFileName(string name, out byte id)
    {
        bool isSlot = name.Length == 5 && name[0] == 'r' && name[3] == '.';
        int high = isSlot ? HexValue(name[1]) : -1;
        int low = isSlot ? HexValue(name[2]) : -1;
        bool isRecord = high >= 0 && low >= 0;
        id = isRecord ? (byte)((high << 4) | low) : (byte)0;
        return isRecord;
    }

    /// <summary>Name of a slot's file: "r01.a" and "r01.b" for record 1, the id in two lower-case hex digits.</summary>
    public static string FileName(byte id, int slot)
    {
        Guard.That(slot == 0 || slot == 1, 108);
        char[] name = new char[] { 'r', HexDigit(id >> 4), HexDigit(id & 0x0F), '.', slot == 0 ? 'a' : 'b' };
        return new string(name);
    }

    private static int HexValue(char digit)
    {
        if (digit >= '0' && digit <= '9')
        {
            return digit - '0';
        }

        return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
    }

    private static char HexDigit(int value)
    {
        return (char)(value < 10 ? '0' + value : 'a' + value - 10);
    }
}
