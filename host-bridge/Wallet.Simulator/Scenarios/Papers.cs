using System;
using Wallet.Card.Domain;
using Wallet.Core;

namespace Wallet.Simulator.Scenarios;

/// <summary>What a card lays before a terminal at a touch, good or not.</summary>
/// <param name="Order">COSE_Sign1 PaymentOrder.</param>
/// <param name="Confirmation">COSE_Sign1 Confirmation.</param>
/// <param name="Certificate">The payer's certificate.</param>
/// <param name="Pay">Makes the payment for the terminal's nonce.</param>
internal sealed record Papers(byte[] Order, byte[] Confirmation, byte[] Certificate, Func<byte[], byte[]> Pay)
{
    /// <summary>The voucher's own papers, and a payment that is signed as it should be.</summary>
    public static Papers Of(DeviceContext device, Voucher voucher) => new(
        voucher.Order,
        voucher.Confirmation,
        device.Identity.Certificate.Encoded,
        nonce => HostileCard.Pay(device, voucher, nonce));
}
