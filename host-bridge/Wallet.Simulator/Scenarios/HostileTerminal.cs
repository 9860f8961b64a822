using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Session;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Simulator.Scenarios;

/// <summary>What a terminal does whose owner has got at its key. See <see cref="Guest.Commit"/>.</summary>
internal static class HostileTerminal
{
    private const int AnswerMs = 5_000;

    /// <summary>Reports a payment without having looked at it.</summary>
    /// <returns>What the bank says.</returns>
    public static StatusCode Report(DeviceContext device, Voucher voucher, byte[] payment, byte[] payerCertificate)
    {
        var session = new BankSession(device);
        StatusCode status = session.Open(true);
        byte[] reply = [];
        if (status == StatusCode.Ok)
        {
            byte[] report = new ReportPayment
            {
                Order = voucher.Order,
                Confirmation = voucher.Confirmation,
                Payment = payment,
                PayerCertificate = payerCertificate,
            }.Encode();
            status = session.Exchange(report, out reply);
        }

        return status == StatusCode.Ok ? ReportPaymentReply.TryDecode(reply, 0, reply.Length, out _) : status;
    }

    /// <summary>Sends one command to the card in the field.</summary>
    /// <returns>What the card says, or TouchTorn where it says nothing.</returns>
    public static StatusCode Touch(DeviceContext device, byte[] command)
    {
        while (!device.Ports.TouchReader.CardPresent())
        {
            device.Ports.Events.Wait(AnswerMs);
        }

        var answer = new byte[1536];
        int count = device.Ports.TouchReader.Exchange(command, command.Length, answer, AnswerMs);
        int type = MessageFields.PeekType(command, 0, command.Length);
        return count < 0 ? StatusCode.TouchTorn : StatusReply.Decode((MessageType)(type + 1), answer, 0, count);
    }
}
