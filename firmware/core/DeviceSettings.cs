using Wallet.Core.Screen;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Core;

/// <summary>What the holder has set: one byte, the language. Losing it costs nothing but a visit to the menu.</summary>
public static class DeviceSettings
{
    /// <summary>The language set, or English.</summary>
    public static Language LoadLanguage(RecordStore records)
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.Settings)];
        StatusCode status = records.Load(RecordKeys.Settings, buffer, out int count);
        bool isChinese = status == StatusCode.Ok && count == 1 && buffer[0] == (byte)Language.Chinese;
        return isChinese ? Language.Chinese : Language.English;
    }

    /// <summary>Keeps the language.</summary>
    /// <returns>Ok, StorageFull or StorageDamaged.</returns>
    public static StatusCode SaveLanguage(RecordStore records, Language language)
    {
        return records.Save(RecordKeys.Settings, new byte[] { (byte)language }, 0, 1);
    }
}
