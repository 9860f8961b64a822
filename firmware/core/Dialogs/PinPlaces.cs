using Wallet.Core.Crypto;
using Wallet.Protocol;

namespace Wallet.Core.Dialogs;

/// <summary>Which digit each of the ten keys stands for.</summary>
internal static class PinPlaces
{
    private const int Count = 10;

    /// <summary>The digits in ASCII, by key: [0] is what the key '0' stands for. Each order is as likely.</summary>
    internal static byte[] Draw(DeviceRandom random)
    {
        byte[] bytes = new byte[8];
        random.Fill(bytes, 0, bytes.Length);

        // One draw of 64 bits names one of the 10! = 3,628,800 orders; they differ in likelihood by less than 2^-42.
        ulong rest = Bytes.ReadUInt64BigEndian(bytes, 0);
        Bytes.Clear(bytes, 0, bytes.Length);
        byte[] places = new byte[Count];
        for (int i = 0; i < Count; i++)
        {
            int other = (int)(rest % (ulong)(i + 1));
            rest /= (ulong)(i + 1);
            places[i] = places[other];
            places[other] = (byte)('0' + i);
        }

        return places;
    }
}
