namespace Wallet.Device.Tests.Vectors;

/// <summary>Rows of firmware/protocol/vectors/messages.txt, by Desktop/VectorSource.</summary>
internal static class MessageVectors
{
    /// <summary>Made anew at each call, so that they take no memory afterwards.</summary>
    public static string[] Rows()
    {
        return new string[]
        {
            "0|Endorsement|a3011b0000019b76daa8160250814fa8a08f5875f2c1a351a57b7b96b40358205f04848723507e79eb"
            + "7c0b7891540a30be8b8970e8ca968aad470d060ae9da17",
            "0|SecondResult|a4011b0000019b76daa817025001412f6c1d071642fd37fbecdf31747c0358207bb7ee300b15345dd"
            + "14e68115b8b62d43c5d000db3f6ae4d02e63d5d02b081b0041b0000019b76daa819",
            "0|ThirdResult|a4011b0000019b76daa8160250f95b2bcdc1db86a6246684c4cedede4a0358202368d8b015fcad94cb"
            + "c323b90a5121f0909164b8abf294457c2e27753de51bfc041b0000019b76daa817",
            "0|CurrencyDocument|a50150b473f29d089cc2cc6f049f43d16f6f27021904e20363434e59046662616e6b2d61051b0"
            + "000019b76daa818",
            "0|RollBackRequest|a3011b0000019b76daa81a0250145ce72dbe39d25405d1dd60022d44a70358204440e77fe4ce23"
            + "a6fe2ab9e83d1c2f41ee4112a48e763035252bc57e40476406",
            "0|RollBackStatement|a40150eb63d1ccd22ec0def66ba1cd8ffcb654025820ad239cecc280241f27290cd859815ee6"
            + "a14349d266b137f44e308f3e8fc8332d0301041b0000019b76daa817",
            "0|RedemptionStatement|a30150695f8013393f4573a4250a084d759b6402582087f59607ec40253fa72d27c0d2bd1e"
            + "7415a15cefd757adf8ae4231ab7d60d3d4031b0000019b76daa819",
            "0|TimeStatement|a201500e5022c0b6b5576d372013b9024182e0021b0000019b76daa813",
            "0|CertificateStatement|a401548d9484c71ea3ca491052b8f6a6be9878e2a80616020303509653e0272da9aeeb24c"
            + "e3a13656e867c041b0000019b76daa81a",
            "0|SessionAuthentication|a1015820733de2e4e5e37e811a1a7518c11a6b7f75fc4bbc9dc413073138ac1e507ce757",
            "0|BankExchange|a400010107026662616e6b2d61035411a35dec1a2c399af1aa24d2349631f23b91219c",
            "0|BankExchangeReply|a40002010002070354f59bd1eb7b81710929612947232eed4d858e92d5",
            "23|BankExchangeReply|a200020117",
            "0|GetDeviceInfo|a10010",
            "0|GetDeviceInfoReply|a700110100020103030465302e312e30056662616e6b2d61066ee8a197e8a792e5b08fe5ba9"
            + "72037",
            "23|GetDeviceInfoReply|a200110117",
            "0|NetworkChanged|a2001201f5",
            "0|NetworkChangedReply|a200130100",
            "23|NetworkChangedReply|a200130117",
            "0|Synchronise|a10014",
            "0|SynchroniseReply|a200150100",
            "23|SynchroniseReply|a200150117",
            "0|TouchOpen|a4001820015820aab6ff2bf9c4e2358482a5a9d536dbeac87f44845fb3c35f7a5e2abc89e6507c0250ee"
            + "c52d4c5a508aef9cf56db1867ee740031904e2",
            "0|TouchOpenReply|a5001821010002549409ae8e2b6e6acfbf93e2f8b9f3aac9e12111630354c7d1f34792bafc84ba8"
            + "f3586496f8339d506ea8f045442471537c397efdc499db1f24c4470bde29ab00f",
            "23|TouchOpenReply|a20018210117",
            "0|TouchPay|a30018220150d3c2a165eeeb8b856bb30dc1c79b6f250250ee91925cabab82b35316296b4176dd23",
            "0|TouchPayReply|a300182301000254ae58089f2f35d4285f9e0ba9e1daf50cc4c960c8",
            "23|TouchPayReply|a20018230117",
            "0|SessionHello|a30018300101025840ca42f489282865f27c2605883a2bb6aadf0be1172deaf2b3ea18b27780d9dd1"
            + "c31f01017f79b84ee0b0636b034d22e0a7306f40417cefba361142b6295b90b6d",
            "0|SessionHelloReply|a4001831010002542de5c625a160dcc801bf88e957ba10c9f912dab503541a45584e67a27916"
            + "af99052245382559bd6b48e8",
            "23|SessionHelloReply|a20018310117",
            "0|SessionRecord|a300183201482381204b49e36e0f02544c67d727fbd7a994ac9391a109cca7edfcbe8a53",
            "0|SessionRecordReply|a300183301000254c8eba2b967193777cd099d16d90fcff06cdca73b",
            "23|SessionRecordReply|a20018330117",
            "0|Authenticate|a30018400154cfd5e5242e9ff7ba477e3bcc30506e4e426698120254b8bf7c5002fd4cb6f61a64d65"
            + "0b560e49fc72a09",
            "0|AuthenticateReply|a20018410100",
            "23|AuthenticateReply|a20018410117",
            "0|EnrolReply|a3001843010002549eee99990d7fc17f8a48116d3ba177190203df51",
            "23|EnrolReply|a20018430117",
            "0|SynchroniseClock|a2001844015080f9ea44118ab4fb70a433b066f94ece",
            "0|SynchroniseClockReply|a4001845010002541fa15edf12db1f9615120f5d736d496e899a424c035448f5723544f1"
            + "7955445ae7dca55a16af5ff68c8f",
            "23|SynchroniseClockReply|a20018450117",
            "0|ListPayees|a20018460104",
            "0|ListPayeesReply|a4001847010002050382502918398667d7f5714fac122757d3f3a950209f9f074c331e7af5f0cb"
            + "6a1a647801",
            "23|ListPayeesReply|a20018470117",
            "0|RequestCurrency|a40018480150e28eaa85991433cfe4bb27b669f01a6e021904e20363434e59",
            "0|RequestCurrencyReply|a300184901000254db0822eca8faa418c77117f39bf2e994128957c8",
            "23|RequestCurrencyReply|a20018490117",
            "0|SubmitOrder|a200184a0154aa114cca886926ce285ff4aa32768128ced98b9b",
            "23|SubmitOrderReply|a200184b0117",
            "0|VoucherStates|a200184c018250b888ac3d1d9525abe15c906517506eed507754fdbdd4964ed7f70d6ef1ddf71874",
            "0|VoucherStatesReply|a300184d01000283010203",
            "23|VoucherStatesReply|a200184d0117",
            "0|RollBack|a200184e0154223b9a7ee2050722287a8763c7326567a451f8d2",
            "0|RollBackReply|a300184f01000254414f8effa0db8d82790c3bce5736437c25525320",
            "23|RollBackReply|a200184f0117",
            "0|ReportPayment|a5001850015418400daae27ab6ea5af144efb39561a0ee87d25702547f2bf2be52def8e21b0fda7c"
            + "2910214396b8679a0354c79a08e76ff4d588b4105a99a835938c1e0c9f83045459b78ff5c68df1351430dda2fe2eb7fd"
            + "223f3e11",
            "0|ReportPaymentReply|a3001851010002546a4ddcda7d8195fb7dde2559cafecb9bd78e0420",
            "23|ReportPaymentReply|a20018510117",
            "9|TouchPay|a3001821015000000000000000000000000000000000025000000000000000000000000000000000",
            "6|TouchPay|a2001822015000000000000000000000000000000000",
            "6|TouchPay|a40018220150000000000000000000000000000000000250000000000000000000000000000000000300",
            "6|TouchPay|a3001822014f000000000000000000000000000000025000000000000000000000000000000000",
            "6|TouchPay|a3001822015000000000000000000000000000000000035000000000000000000000000000000000",
            "6|TouchPay|a3015000000000000000000000000000000000001822025000000000000000000000000000000000",
            "6|TouchPay|a300190022015000000000000000000000000000000000025000000000000000000000000000000000",
            "6|TouchPay|bf001822015000000000000000000000000000000000025000000000000000000000000000000000ff",
            "6|TouchOpen|a40018200158200000000000000000000000000000000000000000000000000000000000000000025000"
            + "0000000000000000000000000000000320",
            "6|TouchPayReply|a20018230100",
            "6|TouchPayReply|a200182301190100",
            "7|NetworkChanged|a2001201f500",
            "5|NetworkChanged|a2001201",
            "5|NetworkChanged|",
            "0|KeyInformation|ad015820e8d44050873dba865aa7c170ab4cce64d90839a34dcfd6cf71d14e0205443b1b0200030"
            + "10400050006000700088009800a800b000c000d582081dd6b775afcccb6dbb8a25a58ea844271bbefaeea7cb1d91c168"
            + "7d7450f850c",
            "0|RemoteCommand|a6015820e8d44050873dba865aa7c170ab4cce64d90839a34dcfd6cf71d14e0205443b1b0204031b"
            + "0000019b76daa82004f5051a05265c0006191388",
            "6|RemoteCommand|a6015820e8d44050873dba865aa7c170ab4cce64d90839a34dcfd6cf71d14e0205443b1b0204031b"
            + "0000019b76daa8200401051a05265c0006191388",
            "0|ReportWallet|a200185201546ee0eb490ff832101cf82a3d387c35f29e4230be",
            "0|ReportWalletReply|a3001853010002545d347fd948b66308f502c3f65c8f7e12ff1c5cf8",
            "0|ReportWalletReply|a300185301000240",
            "23|ReportWalletReply|a20018530117",
            "0|TransactionInfo|a601503ff6c05723bb069d19953340320fa951027065786368616e67652e6578616d706c65036e"
            + "e8a197e8a792e5b08fe5ba972037041904e20563434e59067254776f207469636b6574732c20726f772035",
            "0|AnswerChallengeReply|a200170100",
            "55|AnswerChallengeReply|a20017011837",
            "0|EnrolToken|a200185401582064f46a7526a186d2346552453ae478ca51244674f5b21ba150bd483b39f7c812",
            "29|EnrolTokenReply|a200185501181d",
            "0|RegisterRecoveryKey|a20018580154ee6987d1719dc21739b42bc36ab127b8f414b59f",
            "0|RegisterRecoveryKeyReply|a20018590100",
            "23|RegisterRecoveryKeyReply|a20018590117",
            "0|RecoverReply|a300185b01000254ca58d9177310f893f8a2d816730c24a2ca9a2bac",
            "23|RecoverReply|a200185b0117",
            "0|TouchCarry|a4001826010002000340",
            "0|TouchCarry|a4001826010702000354272b9ca82fe417592473bb7a6f3defb8e3bcc79d",
            "0|TouchCarry|a4001826011a000111700218390340",
            "6|TouchCarry|a40018260107021901000340",
            "6|TouchCarry|a4001826012002000340",
            "6|TouchCarry|a300182601070200",
            "0|TouchCarryReply|a600182701000208036662616e6b2d610454ebba68b0f86f2da5fe563facc32089748782775105"
            + "f4",
            "0|TouchCarryReply|a6001827010002000360044005f5",
            "105|TouchCarryReply|a2001827011869",
            "6|TouchCarryReply|a600182701000208036662616e6b2d610454ebba68b0f86f2da5fe563facc32089748782775105"
            + "00",
            "8|TouchCarryReply|a60018270100020803716161616161616161616161616161616161044005f4",
        };
    }
}
