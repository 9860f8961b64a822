using Wallet.Card.Dialogs;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Recovery;
using Wallet.Core.Screen;
using Wallet.Core.Session;
using Wallet.Core.Signing;
using Wallet.Core.UseCases;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>Gets a lost card's account for this new one: two shares of its sheet, and a key of its own.</summary>
/// <remarks>
/// The old card's key is nowhere on the sheet and never comes back. Order of durability as at enrolment: this card's
/// key is stored before the bank hears of it, the certificate once it is verified. Cut anywhere, the next try uses the
/// same key, and the bank answers the same two keys with the same certificate.
/// </remarks>
public sealed class RecoverUseCase
{
    private const int Steps = 4;

    private readonly DeviceContext _device;

    /// <summary>For this card.</summary>
    public RecoverUseCase(CardContext card)
    {
        _device = card.Device;
    }

    /// <summary>Asks for the shares and recovers; says on the display how it ended.</summary>
    /// <returns>
    /// Ok: enrolled and the clock set. Otherwise why not; the card may be enrolled all the same, its clock not set yet.
    /// </returns>
    public StatusCode Run()
    {
        TextScreen screen = _device.Screen;
        StatusCode status = _device.Identity.IsEnrolled ? StatusCode.AlreadyEnrolled : StatusCode.Ok;
        if (_device.NeedsPin || _device.BaseState == DeviceState.Locked)
        {
            status = StatusCode.DeviceLocked;
        }

        if (status == StatusCode.Ok)
        {
            status = Confirm.Ask(
                _device, screen.Text(TextId.RecoverTitle), screen.Text(TextId.RecoverPrepare), SheetDialogs.TimeoutMs);
        }

        byte[] privateKey = null;
        if (status == StatusCode.Ok)
        {
            var shares = new ShareSet();
            status = Collect(shares);
            status = status == StatusCode.Ok ? Open(shares, out privateKey) : status;
            shares.Wipe();
        }

        if (status == StatusCode.Ok)
        {
            status = TryUntilNo(privateKey);
            Bytes.Clear(privateKey, 0, privateKey.Length);
        }

        if (status == StatusCode.Ok)
        {
            string name = _device.Identity.Certificate.CommonName;
            Notice.Show(_device, screen.Text(TextId.Recovered), name, Sound.Success);
        }
        else
        {
            Notice.ShowRefusal(_device, status);
        }

        return status;
    }

    // Until two of one sheet are there; a share that is refused is corrected or typed anew.
    private StatusCode Collect(ShareSet shares)
    {
        int number = 1;
        while (!shares.IsComplete)
        {
            StatusCode status = TypeShare(number, out Share share);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            status = shares.Add(share);
            if (status == StatusCode.Ok)
            {
                number++;
            }
            else
            {
                share.Wipe();
                Notice.ShowRefusal(_device, status);
            }
        }

        return StatusCode.Ok;
    }

    private StatusCode TypeShare(int number, out Share share)
    {
        int[] words = new int[Share.WordsMin];
        StatusCode status = SheetDialogs.Type(_device, number, words);
        share = null;
        while (status == StatusCode.Ok)
        {
            StatusCode found = Share.TryDecode(words, out share);
            if (found == StatusCode.Ok)
            {
                break;
            }

            Notice.ShowRefusal(_device, found);
            status = SheetDialogs.Correct(_device, number, words);
        }

        System.Array.Clear(words, 0, words.Length);
        return status;
    }

    private StatusCode Open(ShareSet shares, out byte[] privateKey)
    {
        privateKey = null;
        IHmacSha256 hmac = _device.Ports.Hmac;
        StatusCode status = shares.TryCombine(hmac, out byte[] encrypted);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        TextScreen screen = _device.Screen;
        ShareCipher cipher = ShareCipher.Decrypt(hmac, encrypted, new byte[0], shares.First);
        while (cipher.HasNext)
        {
            Progress.Show(
                _device, screen.Text(TextId.RecoverTitle), screen.Text(TextId.PleaseWait), cipher.Done,
                ShareCipher.Rounds);
            cipher.Step();
        }

        byte[] secret = cipher.Finish();
        privateKey = RecoveryKey.PrivateKeyOf(hmac, secret);
        Bytes.Clear(secret, 0, secret.Length);
        Bytes.Clear(encrypted, 0, encrypted.Length);
        return StatusCode.Ok;
    }

    // The shares took long to type, so a line that is down asks for no second typing.
    private StatusCode TryUntilNo(byte[] privateKey)
    {
        TextScreen screen = _device.Screen;
        while (true)
        {
            StatusCode status = _device.Identity.IsEnrolled ? StatusCode.Ok : Enrol(privateKey);
            if (status == StatusCode.Ok)
            {
                Show(TextId.Updating, 3);
                return SynchroniseClockUseCase.Run(_device);
            }

            bool isWorthIt = status == StatusCode.NetworkDown || status == StatusCode.BankUnavailable
                || status == StatusCode.LinkTimeout || status == StatusCode.InternalError;
            if (!isWorthIt)
            {
                return status;
            }

            Notice.ShowRefusal(_device, status);
            bool isAgain = Confirm.Ask(
                _device, screen.Text(TextId.RecoverTitle), screen.Text(TextId.TryAgain), SheetDialogs.TimeoutMs)
                == StatusCode.Ok;
            if (!isAgain)
            {
                return status;
            }
        }
    }

    private StatusCode Enrol(byte[] privateKey)
    {
        Show(TextId.MakingKey, 0);
        StatusCode status = _device.Identity.EnsureKey(_device.Random, _device.Vault);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        Show(TextId.ConnectingToBank, 1);
        var session = new BankSession(_device);
        status = session.Open(false);
        if (status == StatusCode.Ok)
        {
            Show(TextId.AskingBank, 2);
            status = Request(session, privateKey);
        }

        session.Close();
        return status;
    }

    private StatusCode Request(BankSession session, byte[] privateKey)
    {
        byte[] publicKey = _device.Identity.PublicKey;
        var proof = new EnrolmentProof { TranscriptDigest = session.TranscriptDigest, PublicKey = publicKey };
        var consent = new RecoveryConsent { TranscriptDigest = session.TranscriptDigest, PublicKey = publicKey };
        StatusCode status = SigningGate.Sign(_device, EnrolmentProof.Label, proof.Encode(), out byte[] signedProof);
        byte[] signedConsent = null;
        if (status == StatusCode.Ok)
        {
            status = SigningGate.SignConsent(_device, privateKey, consent.Encode(), out signedConsent);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        var request = new Recover
        {
            Kind = (int)_device.Kind,
            PublicKey = publicKey,
            Proof = signedProof,
            RecoveryKey = RecoveryKey.PublicKeyOf(_device, privateKey),
            Consent = signedConsent,
        };
        status = session.Exchange(request.Encode(), out byte[] answer);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = RecoverReply.TryDecode(answer, 0, answer.Length, out RecoverReply reply);
        if (status == StatusCode.Ok)
        {
            status = EnrolUseCase.TakeCertificate(_device, reply.Certificate);
        }

        _device.Refusals.Note((int)MessageType.RecoverReply, status);
        return status;
    }

    private void Show(TextId step, int done)
    {
        Progress.Show(_device, _device.Screen.Text(TextId.RecoverTitle), _device.Screen.Text(step), done, Steps);
    }
}
