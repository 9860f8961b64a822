using Wallet.Card.Dialogs;
using Wallet.Card.Domain;
using Wallet.Card.Records;
using Wallet.Core;
using Wallet.Core.Crypto;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.Session;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>Gets a secret for one-time passwords from the bank's authentication server.</summary>
/// <remarks>
/// The holder chooses a PIN of the token's own, another than the card's, of which the server gets the digest and the
/// card keeps nothing: it is typed for each answer. An answer that is lost costs nothing: until the first right
/// password the server takes both the token before and the new one, and the holder enrols again.
/// </remarks>
public sealed class EnrolTokenUseCase
{
    private readonly CardContext _card;
    private readonly DeviceContext _device;

    /// <summary>For this card.</summary>
    public EnrolTokenUseCase(CardContext card)
    {
        _card = card;
        _device = card.Device;
    }

    /// <summary>Enrols; says so on the display where Ok.</summary>
    public StatusCode Run()
    {
        if (!_device.Vault.IsOpen)
        {
            return StatusCode.DeviceLocked;
        }

        StatusCode status = AskPin(out byte[] digest);
        if (status == StatusCode.Ok)
        {
            string title = _device.Screen.Text(TextId.TokenEnrol);
            Progress.Show(_device, title, _device.Screen.Text(TextId.ConnectingToBank), 0, 0);
            var session = new BankSession(_device);
            status = session.Open(true);
            if (status == StatusCode.Ok)
            {
                status = Request(session, digest);
            }

            session.Close();
        }

        if (status == StatusCode.Ok)
        {
            Notice.Show(_device, _device.Screen.Text(TextId.TokenEnrolled), string.Empty, Sound.Success);
        }

        return status;
    }

    private StatusCode AskPin(out byte[] digest)
    {
        byte[] pin = new byte[TypePin.DigitsMax];
        StatusCode status = NewPin.Ask(_device, TextId.TokenPin, pin, out int count);
        digest = status == StatusCode.Ok ? Sha256.Hash(pin, 0, count) : null;
        Bytes.Clear(pin, 0, pin.Length);
        return status;
    }

    private StatusCode Request(BankSession session, byte[] digest)
    {
        StatusCode status = session.Exchange(new EnrolToken { PinDigest = digest }.Encode(), out byte[] reply);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = EnrolTokenReply.TryDecode(reply, 0, reply.Length, out EnrolTokenReply terms);
        if (status == StatusCode.Ok)
        {
            status = TokenTerms.Check(terms);
        }

        _device.Refusals.Note((int)MessageType.EnrolTokenReply, status);
        if (status == StatusCode.Ok)
        {
            status = _card.Tokens.Keep(reply);
        }

        TokenRecords.Clear(terms);
        Bytes.Clear(reply, 0, reply.Length);
        return status;
    }
}
