namespace Wallet.Device.Tests.Vectors;

/// <summary>Rows of tests/Wallet.Core.Tests/Vectors/one-time-passwords.txt, by Desktop/VectorSource.</summary>
internal static class PasswordVectors
{
    /// <summary>Made anew at each call, so that they take no memory afterwards.</summary>
    public static string[] Rows()
    {
        return new string[]
        {
            "hotp|RFC 4226 D count 0|SHA1|K20|0|6|755224",
            "hotp|own count 0|SHA1|K20|0|10|1284755224",
            "hotp|own count 4294967296|SHA256|K32|4294967296|8|66351443",
            "hotp|own count 9223372036854775807|SHA512|K64|9223372036854775807|7|8761491",
            "totp|RFC 6238 B 59 SHA1|SHA1|K20|59|8|94287082",
            "totp|RFC 6238 B 59 SHA256|SHA256|K32|59|8|46119246",
            "totp|RFC 6238 B 59 SHA512|SHA512|K64|59|8|90693936",
            "ocra|RFC 6287 C.1 QN08 0|OCRA-1:HOTP-SHA1-6:QN08|K20|-|00000000|-|-|-|237653",
            "ocra|RFC 6287 C.1 C-QN08-PSHA1 0|OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1|K32|0|12345678|1234|-|-|65347"
            + "737",
            "ocra|RFC 6287 C.1 QN08-PSHA1 0|OCRA-1:HOTP-SHA256-8:QN08-PSHA1|K32|-|00000000|1234|-|-|83238735",
            "ocra|RFC 6287 C.1 C-QN08 0|OCRA-1:HOTP-SHA512-8:C-QN08|K64|0|00000000|-|-|-|07016083",
            "ocra|RFC 6287 C.1 QN08-T1M 0|OCRA-1:HOTP-SHA512-8:QN08-T1M|K64|-|00000000|-|-|1206446760|9520975"
            + "4",
            "ocra|RFC 6287 C.3 QA08 0|OCRA-1:HOTP-SHA256-8:QA08|K32|-|SIG10000|-|-|-|53095496",
            "ocra|RFC 6287 C.3 QA10-T1M 0|OCRA-1:HOTP-SHA512-8:QA10-T1M|K64|-|SIG1000000|-|-|1206446760|77537"
            + "423",
            "ocra|own transaction 0|OCRA-1:HOTP-SHA256-8:C-QH64-PSHA256-T1M|K32|0|9350872d712a127c494d7dc35e4"
            + "6b0bc9e62e288239708e581dfc3a1400154a4|2468|-|1795363200|73527730",
            "ocra|own counter past 32 bits|OCRA-1:HOTP-SHA256-8:C-QH64-PSHA256-T1M|K32|1099511627777|9350872d"
            + "712a127c494d7dc35e46b0bc9e62e288239708e581dfc3a1400154a4|2468|-|1795363200|53292365",
            "ocra|own odd hexadecimal|OCRA-1:HOTP-SHA256-8:QH07|K32|-|abcdef1|-|-|-|13419667",
            "ocra|own longest number|OCRA-1:HOTP-SHA1-10:QN64|K20|-|99999999999999999999999999999999999999999"
            + "999999999999999999999999999999999999999999999999999999999999999999999999999999999999999|-|-|-|05"
            + "25727291",
            "ocra|own no truncation|OCRA-1:HOTP-SHA1-0:QN08|K20|-|12345678|-|-|-|20c95bc9c4f0508d274e75f3e6e8"
            + "067cbe44c182",
            "ocra|own all inputs|OCRA-1:HOTP-SHA512-9:C-QA64-PSHA512-S016-T48H|K64|7|Az09Az09Az09Az09Az09Az09"
            + "Az09Az09Az09Az09Az09Az09Az09Az09Az09Az09|1357|00ff00ff00ff00ff00ff00ff00ff00ff|1795363200|652742"
            + "421",
            "ocra|own steps of seconds|OCRA-1:HOTP-SHA1-4:QN04-PSHA256-T59S|K20|-|1|1357|-|1795363200|5390",
            "1|empty|-",
            "1|too long|OCRA-1:HOTP-SHA1-6:QN08-S064-S064-S064-S064-S064-S064-S064-S064-S064",
            "2|no colon|OCRA-1",
            "3|none|:HOTP-SHA1-6:QN08",
            "4|no digit|OCRA-1:HOTP-SHA1:QN08",
            "5|SHA-224|OCRA-1:HOTP-SHA224-6:QN08",
            "6|3 digits|OCRA-1:HOTP-SHA1-3:QN08",
            "6|a letter|OCRA-1:HOTP-SHA1-x:QN08",
            "6|nothing|OCRA-1:HOTP-SHA1-:QN08",
            "8|Q alone|OCRA-1:HOTP-SHA1-6:Q",
            "8|binary|OCRA-1:HOTP-SHA1-6:QB08",
            "9|03|OCRA-1:HOTP-SHA1-6:QN03",
            "9|65|OCRA-1:HOTP-SHA1-6:QN65",
            "10|MD5|OCRA-1:HOTP-SHA1-6:QN08-PMD5",
            "10|default|OCRA-1:HOTP-SHA1-6:QN08-P",
            "11|000|OCRA-1:HOTP-SHA1-6:QN08-S000",
            "11|513|OCRA-1:HOTP-SHA1-6:QN08-S513",
            "11|default|OCRA-1:HOTP-SHA1-6:QN08-S",
            "12|49 hours|OCRA-1:HOTP-SHA1-6:QN08-T49H",
            "12|0 hours|OCRA-1:HOTP-SHA1-6:QN08-T0H",
            "12|default|OCRA-1:HOTP-SHA1-6:QN08-T",
            "12|days|OCRA-1:HOTP-SHA1-6:QN08-T1D",
            "13|unknown|OCRA-1:HOTP-SHA1-6:QN08-X",
        };
    }
}
