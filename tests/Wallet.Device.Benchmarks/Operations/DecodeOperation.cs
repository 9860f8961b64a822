using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Device.Benchmarks;

/// <summary>Reads a payment order, the longest of the six documents.</summary>
internal sealed class DecodeOperation : Operation
{
    private readonly byte[] _order;

    public DecodeOperation()
        : base("CBOR reads a payment order")
    {
        var order = new PaymentOrder
        {
            TimestampMs = 1_780_000_000_000,
            VoucherId = Inputs.Counting(16, 1),
            PayerCertificateDigest = Inputs.Counting(32, 2),
            PayerBank = "bank-a",
            PayeeCertificateDigest = Inputs.Counting(32, 3),
            PayeeBank = "bank-b",
            AmountMinor = 12_50,
            Currency = "CNY",
            CurrencyDigest = Inputs.Counting(32, 4),
        };
        _order = order.Encode();
    }

    public override bool Run()
    {
        return PaymentOrder.TryDecode(_order, out PaymentOrder order) == StatusCode.Ok && order.AmountMinor == 12_50;
    }
}
