using Wallet.Card.Domain;
using Wallet.Card.Records;
using Wallet.Core;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card;

/// <summary>What a card's use cases share: the device, the records, and what the holder has allowed.</summary>
public sealed class CardContext
{
    /// <summary>A context over records that are not opened yet.</summary>
    public CardContext(DeviceContext device)
    {
        Device = device;
        Vouchers = new VoucherRecords(device.Records, device.Journal);
        Orders = new OrderRecords(device.Records);
        Touch = new TouchState();
    }

    /// <summary>The device.</summary>
    public DeviceContext Device { get; }

    /// <summary>The vouchers.</summary>
    public VoucherRecords Vouchers { get; }

    /// <summary>The order without an answer.</summary>
    public OrderRecords Orders { get; }

    /// <summary>What the holder has allowed.</summary>
    public TouchState Touch { get; }

    /// <summary>Reads the records, once, at start.</summary>
    /// <returns>Ok, or StorageDamaged: the card may have forgotten a payment and must not be used.</returns>
    public StatusCode Open()
    {
        StatusCode status = Vouchers.Open();
        return status == StatusCode.Ok ? Orders.Open() : status;
    }

    /// <summary>What the card can do now.</summary>
    public DeviceState State
    {
        get
        {
            DeviceState state = Device.BaseState;
            bool isArmed = state == DeviceState.Ready && Touch.IsArmed(Device.Ports.Monotonic.NowMs());
            return isArmed ? DeviceState.Armed : state;
        }
    }
}
