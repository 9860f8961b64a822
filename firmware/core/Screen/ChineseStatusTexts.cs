using Wallet.Protocol;

namespace Wallet.Core.Screen;

/// <summary>What happened and what to do, in Chinese: at most two lines of 10 characters.</summary>
internal static class ChineseStatusTexts
{
    internal static string Get(StatusCode status)
    {
        return status switch
        {
            StatusCode.Ok => "已完成",

            // The link.
            StatusCode.FrameTruncated => "线路数据不完整\n请重试",
            StatusCode.FrameOversized => "线路数据过长\n请重试",
            StatusCode.FrameCorrupt => "线路受到干扰\n请重试",
            StatusCode.FrameMalformed => "线路数据无法读取\n请重试",
            StatusCode.LinkTimeout => "对方没有应答\n请检查连接线",

            // The message.
            StatusCode.MessageTruncated => "消息不完整\n请重试",
            StatusCode.MessageMalformed => "消息无法读取\n请升级设备",
            StatusCode.MessageTrailing => "消息有多余内容\n请升级设备",
            StatusCode.MessageOversized => "消息过长\n请升级设备",
            StatusCode.MessageUnknown => "不认识的请求\n请升级设备",
            StatusCode.VersionUnknown => "协议版本不支持\n请升级设备",
            StatusCode.WrongState => "现在不能这样做\n请返回菜单",
            StatusCode.Busy => "设备正忙\n请稍候重试",

            // The session.
            StatusCode.SessionUnknown => "连接已失效\n请重试",
            StatusCode.NotAuthenticated => "尚未通过验证\n请重试",
            StatusCode.RecordTampered => "消息被改动过\n请重试",
            StatusCode.RecordReplayed => "消息重复到达\n请重试",
            StatusCode.RecordOutOfOrder => "有消息丢失\n请重试",
            StatusCode.TranscriptMismatch => "双方握手不一致\n请重试",

            // Certificates and signatures.
            StatusCode.CertificateInvalid => "证书不真实\n请联系银行",
            StatusCode.CertificateExpired => "证书已过期\n请联系银行",
            StatusCode.CertificateRevoked => "证书已被吊销\n请联系银行",
            StatusCode.CertificateUnknown => "证书未登记\n请联系银行",
            StatusCode.CertificateWrongRole => "此设备无此权限\n请联系银行",
            StatusCode.CertificateStatusUnavailable => "暂时无法查证书\n请稍后重试",
            StatusCode.SignatureInvalid => "签名不真实\n请勿接受",
            StatusCode.KeyInvalid => "密钥无效\n请联系银行",

            // Time.
            StatusCode.ClockNotSet => "时间尚未校准\n请先更新",
            StatusCode.ClockBackwards => "时间不能倒退\n请联系银行",
            StatusCode.NonceMismatch => "应答对不上\n请重试",
            StatusCode.TimestampStale => "时间相差太大\n请先更新",
            StatusCode.TimestampReplayed => "请求已收到过\n请重新开始",

            // Enrolment.
            StatusCode.AlreadyEnrolled => "早已开通\n无需再操作",
            StatusCode.EnrolmentCodeWrong => "开通码不正确\n请重新输入",
            StatusCode.EnrolmentCodeUsed => "开通码已用过\n请索取新码",
            StatusCode.EnrolmentLocked => "输错次数过多\n请索取新码",

            // Accounts, currency, transactions.
            StatusCode.WrongBank => "不是本银行的\n请联系银行",
            StatusCode.AccountUnknown => "没有这个账户\n请联系银行",
            StatusCode.PayeeUnknown => "没有这个收款方\n请更新后重选",
            StatusCode.AmountInvalid => "金额不被允许\n请重新输入",
            StatusCode.AmountChanged => "金额被改动过\n请勿接受",
            StatusCode.InsufficientFunds => "余额不足\n请减少金额",
            StatusCode.CurrencyInvalid => "货币不真实\n请联系银行",
            StatusCode.CurrencySpent => "货币已用过\n请联系银行",
            StatusCode.TransactionMismatch => "前后内容不符\n请重新开始",
            StatusCode.IdempotencyConflict => "请求前后不同\n请重新开始",
            StatusCode.TermsRefused => "银行条款未接受\n请联系银行",

            // Vouchers.
            StatusCode.VoucherUnknown => "没有这张凭证\n请另选一张",
            StatusCode.VoucherWrongPayee => "凭证收款方不同\n请另选一张",
            StatusCode.VoucherExpired => "凭证已过期\n请重新领取",
            StatusCode.VoucherSpent => "凭证已用过\n请另选一张",
            StatusCode.VoucherRolledBack => "凭证已退回\n请另选一张",
            StatusCode.RollBackAfterUse => "凭证已用过\n不能退回",
            StatusCode.ReportTooLate => "上报太晚\n请联系银行",
            StatusCode.VoucherTableFull => "凭证已存满\n请先用掉或退回",
            StatusCode.OrderPending => "上次请求未完成\n请先更新",

            // The touch.
            StatusCode.NotArmed => "还没选凭证\n请在卡上选付款",
            StatusCode.TouchTorn => "移开太早\n请再碰一次",
            StatusCode.UpdateNotStarted => "请先在卡上选更新\n再碰一次",
            StatusCode.CarrierGone => "终端已离开\n请重新更新",

            // People, network, hardware.
            StatusCode.HolderDeclined => "持卡人已拒绝\n未做任何操作",
            StatusCode.DialogTimeout => "没有及时应答\n请重新开始",
            StatusCode.NetworkDown => "没有网络\n请连接后重试",
            StatusCode.BankUnavailable => "银行没有应答\n请稍后重试",
            StatusCode.StorageFull => "存储已满\n请上报后重试",
            StatusCode.DocumentUnknown => "未知文件\n没有签名",
            StatusCode.NotAsShown => "与显示不符\n没有签名",
            StatusCode.VoucherDoubtful => "凭证已损坏\n钱稍后退回",
            StatusCode.StorageDamaged => "存储已损坏\n请联系银行",
            StatusCode.RecordAbsent => "没有这条记录\n请返回菜单",
            StatusCode.SelfTestFailed => "自检失败\n请勿使用",
            StatusCode.EntropyFailed => "随机数检测失败\n请勿使用",
            StatusCode.InternalError => "银行系统有故障\n请稍后重试",
            StatusCode.RollBackLimit => "退回金额已达上限\n到期自动退回",
            StatusCode.ReserveTiedUp => "银行暂时余额不足\n请稍后重试",

            // Recovery.
            StatusCode.ShareInvalid => "不是恢复分片\n请核对恢复单",
            StatusCode.ShareChecksumWrong => "有单词输错了\n请逐个核对",
            StatusCode.ShareOfOtherSheet => "来自另一张恢复单\n请用同一张",
            StatusCode.ShareTwice => "这份已输入过\n请输入另一份",
            StatusCode.SharesMissing => "分片还不够\n请再输入一份",
            StatusCode.SharesDoNotFit => "分片对不上\n请核对恢复单",

            // Time.
            StatusCode.ClockSuspicious => "时间来源不一致\n请先更新",
            StatusCode.OfflineTooLong => "离线时间过长\n请先更新",
            StatusCode.TimeImplausible => "有一个时钟不准\n时间没有改变",
            StatusCode.WalletFrozen => "银行已冻结此卡\n请联系银行",
            StatusCode.CommandReplayed => "银行指令重复\n没有任何改变",
            StatusCode.CommandOutOfOrder => "银行指令已过时\n没有任何改变",
            StatusCode.AboveHoldersLimit => "超过您的单笔限额\n请在我的钱里更改",
            StatusCode.AboveDaysLimit => "超过您的一天限额\n请减少金额或稍后",
            StatusCode.PayerIsPayee => "不能付给自己\n请换收款人",
            StatusCode.DeviceLocked => "卡已锁定\n请输密码后重试",
            StatusCode.TokenAbsent => "尚未开通口令\n请在菜单开通",
            StatusCode.TokenTermsUnknown => "不支持此口令\n请联系银行",
            StatusCode.ChallengeMismatch => "挑战与交易不符\n请勿继续",
            StatusCode.TextNotShowable => "文字无法显示\n请换个写法",
            StatusCode.PasswordWrong => "口令不正确\n请重新开始",
            StatusCode.PasswordUsed => "口令已用过\n请重新获取",
            StatusCode.ChallengeUnknown => "挑战不存在\n请重新获取",
            StatusCode.ChallengeExpired => "挑战已过期\n请重新获取",
            StatusCode.TokenLocked => "口令已锁定\n请联系银行",
            StatusCode.RecoveryKeyUnknown => "银行没有此密钥\n请核对恢复单",
            StatusCode.RecoveryKeyReplaced => "已有新的恢复单\n请用新的一张",
            StatusCode.RecoveryKeyUsed => "恢复单已用过\n请联系银行",
            StatusCode.RecoveryKeyTaken => "密钥属于其他账户\n请重新制作",
            StatusCode.RecoverySheetDamaged => "恢复单记录已损坏\n请按*键重新制作",
            StatusCode.CardReportedLost => "此卡已挂失\n请联系银行",
            _ => string.Empty,
        };
    }
}
