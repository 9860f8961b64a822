using Wallet.Core.Crypto;
using Wallet.Protocol;

namespace Wallet.Core.Vault;

/// <content>Which place of the vault's record a PIN opens.</content>
public sealed partial class KeyVault
{
    // PlaceCount where the PIN is none of them; the second card's place before the own one, that before the wipe's.
    private int FindPlace(VaultRecord record, byte[] digits, int count, byte[] dataKey)
    {
        int places = OpenPlaces(record, digits, count, dataKey);
        int found = VaultRecord.PlaceCount;
        for (int place = VaultRecord.PlaceCount - 1; place >= 0; place--)
        {
            found = (places & (1 << place)) != 0 ? place : found;
        }

        return (places & (1 << VaultRecord.SecondPlace)) != 0 ? VaultRecord.SecondPlace : found;
    }

    // A bit for each place that opens, and the data key of the one that is chosen among them: all are tried, and each
    // is taken or left by a mask. The order of the tries is that of the choice, the chosen one last.
    private int OpenPlaces(VaultRecord record, byte[] digits, int count, byte[] dataKey)
    {
        byte[] stretched = Stretch(record, digits, count);
        byte[] opened = new byte[VaultRecord.DataKeyBytes];
        int places = 0;
        for (int i = 0; i < VaultRecord.PlaceCount; i++)
        {
            int place = i == 0 ? VaultRecord.WipePlace : i - 1;
            byte[] key = Hkdf.Expand(_hmac, stretched, Label(1 + place), KeyBytes);
            int bit = record.TryOpenPlace(place, _box, key, opened) ? 1 : 0;
            places |= bit << place;
            for (int k = 0; k < opened.Length; k++)
            {
                dataKey[k] = (byte)((dataKey[k] & (bit - 1)) | (opened[k] & -bit));
            }

            Bytes.Clear(key, 0, key.Length);
            Bytes.Clear(opened, 0, opened.Length);
        }

        Bytes.Clear(stretched, 0, stretched.Length);
        return places;
    }

    // HKDF-Extract with the device's share as the salt: neither the PIN nor the device alone gives the key.
    private byte[] Stretch(VaultRecord record, byte[] digits, int count)
    {
        byte[] pin = Bytes.Slice(digits, 0, count);
        byte[] derived = Pbkdf2.Derive(_hmac, pin, record.Salt, record.Iterations, HmacSha256.MacBytes);
        byte[] stretched = Hkdf.Extract(_hmac, _deviceKey, derived);
        Bytes.Clear(pin, 0, pin.Length);
        Bytes.Clear(derived, 0, derived.Length);
        return stretched;
    }
}
