using Wallet.Card.Dialogs;
using Wallet.Card.Records;
using Wallet.Core;
using Wallet.Core.Tokens;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>Shows a password to log in with: by the time (TOTP) or counted (HOTP), as the server said.</summary>
public sealed class LogInUseCase
{
    private readonly CardContext _card;
    private readonly DeviceContext _device;

    /// <summary>For this card.</summary>
    public LogInUseCase(CardContext card)
    {
        _card = card;
        _device = card.Device;
    }

    /// <summary>Shows it.</summary>
    public StatusCode Run()
    {
        StatusCode status = _card.Tokens.Load(out EnrolTokenReply token);
        if (status == StatusCode.Ok)
        {
            status = token.LoginStepSeconds > 0 ? ByTime(token) : Counted(token);
        }

        TokenRecords.Clear(token);
        return status;
    }

    private StatusCode ByTime(EnrolTokenReply token)
    {
        if (!_device.Clock.IsSet)
        {
            return StatusCode.ClockNotSet;
        }

        PasswordPage.Show(_device, OneTimePassword.Totp(
            _device.Ports.Hmac, (TokenHash)(int)token.LoginHash, token.LoginSecret,
            _device.Clock.NowMsOr0() / 1000, (int)token.LoginStepSeconds, (int)token.LoginDigits));
        return StatusCode.Ok;
    }

    private StatusCode Counted(EnrolTokenReply token)
    {
        StatusCode status = _card.Tokens.TakeCounter(true, out long counter);
        if (status == StatusCode.Ok)
        {
            PasswordPage.Show(_device, OneTimePassword.Hotp(
                _device.Ports.Hmac, (TokenHash)(int)token.LoginHash, token.LoginSecret,
                counter, (int)token.LoginDigits));
        }

        return status;
    }
}
