using System;
using Wallet.Bank;
using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Documents;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>
/// What a terminal without a network must notice by itself: forged papers, and a voucher whose time is over.
/// </summary>
internal static class ForgedTouches
{
    private const long AmountMinor = 8_00;
    private const long AliceMinor = 9_00;
    private const long DayMs = 24 * 3_600_000;
    private const long MarginMs = 2 * 60_000;

    public static void Play(RefusalStage refusals, Guest mallory)
    {
        Stage stage = refusals.Stage;
        stage.Step("Mallory's card loads a voucher for the Corner Shop", () =>
            stage.LoadVoucher(mallory.Board, AmountMinor));
        stage.Step("The card loads one too", () => stage.LoadVoucher(AliceMinor));
        stage.Step("The network goes", () => stage.SetNetwork(online: false));
        Voucher voucher = mallory.Card.Vouchers.Table.At(0);
        Forge(
            refusals, mallory, "A confirmation that the card itself has signed", StatusCode.SignatureInvalid,
            (device, good) => good with { Confirmation = Lengthen(device, voucher) });
        Forge(
            refusals, mallory, "An order for another amount than was confirmed", StatusCode.TransactionMismatch,
            (device, good) => good with { Order = Enlarge(device, voucher) });
        Forge(
            refusals, mallory, "A certificate that the authority has not signed", StatusCode.CertificateInvalid,
            (_, good) => good with { Certificate = Changed(good.Certificate) });
        Forge(
            refusals, mallory, "A terminal's certificate in place of a card's", StatusCode.CertificateWrongRole,
            (_, good) => good with { Certificate = TerminalOf(refusals).Identity.Certificate.Encoded });
        Forge(
            refusals, mallory, "A payment with another signature than the card's", StatusCode.SignatureInvalid,
            (_, good) => good with { Pay = nonce => Changed(good.Pay(nonce)) });
        stage.Step("The vouchers' time runs out", () => stage.PassUntil(ValidUntil(stage) + MarginMs));
        refusals.Refuse("The holder chooses a voucher whose time is over", StatusCode.VoucherExpired, () =>
        {
            stage.Press(refusals.World.Card, "1#");
            stage.Await(refusals.World.Card, StatusCode.VoucherExpired);
            stage.Leave(refusals.World.Card);
        });
        Forge(
            refusals, mallory, "A card that does not mind hands over the expired voucher", StatusCode.VoucherExpired,
            (_, good) => good);
        stage.Step("The network comes back: both cards drop what is over", () =>
        {
            mallory.Start();
            stage.Await(mallory.Board, TextId.KeysUnlock);
            stage.SetNetwork(online: true);
            Stage.Expect(mallory.Card.Vouchers.Table.Count == 0, "Mallory's card keeps an expired voucher");
        });
        stage.Step("Unpaid, the money goes back", () =>
        {
            long beforeMinor = stage.CustomerMinor(Institutions.BankA);
            stage.PassUntil(stage.World.Bank.Books().Vouchers[0].ReportUntilMs + DayMs);
            Stage.ExpectEqual(
                beforeMinor + AmountMinor + AliceMinor,
                stage.CustomerMinor(Institutions.BankA),
                "the payers' accounts");
        });
    }

    private static void Forge(
        RefusalStage refusals,
        Guest mallory,
        string badInput,
        StatusCode status,
        Func<DeviceContext, Papers, Papers> forge) =>
        refusals.Refuse($"{badInput}, at a touch", status, () =>
        {
            VirtualBoard terminal = refusals.World.Terminal;
            Voucher voucher = mallory.Card.Vouchers.Table.At(0);
            mallory.Begin(device => HostileCard.Present(device, forge(device, Papers.Of(device, voucher))));
            refusals.Stage.OpenSale(terminal, AmountMinor);
            refusals.World.Field.Bring(mallory.Board, terminal);
            refusals.Stage.Await(terminal, status);
            refusals.World.Field.Part();
            mallory.Board.PowerOff();
            refusals.Stage.Leave(terminal);
        });

    private static DeviceContext TerminalOf(RefusalStage refusals) => refusals.World.TerminalFirmware!.Terminal.Device;

    private static long ValidUntil(Stage stage) => stage.World.Bank.Books().Vouchers[0].ValidUntilMs;

    private static byte[] Changed(byte[] signed)
    {
        byte[] changed = [.. signed];
        changed[^1] ^= 1;
        return changed;
    }

    private static byte[] Lengthen(DeviceContext device, Voucher voucher)
    {
        Confirmation.TryDecode(Payload(voucher.Confirmation), out Confirmation confirmation);
        confirmation.ValidUntilMs += DayMs;
        return HostileSigner.Sign(device, Confirmation.Label, confirmation.Encode());
    }

    private static byte[] Enlarge(DeviceContext device, Voucher voucher)
    {
        PaymentOrder.TryDecode(Payload(voucher.Order), out PaymentOrder order);
        order.AmountMinor++;
        return HostileSigner.Sign(device, PaymentOrder.Label, order.Encode());
    }

    private static byte[] Payload(byte[] document)
    {
        var signed = new CoseSign1();
        CoseSign1.TryDecode(document, 0, document.Length, signed);
        return signed.Payload;
    }
}
