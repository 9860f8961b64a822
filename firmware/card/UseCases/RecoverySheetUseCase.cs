using Wallet.Card.Dialogs;
using Wallet.Card.Records;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Recovery;
using Wallet.Core.Screen;
using Wallet.Core.Session;
using Wallet.Protocol;

namespace Wallet.Card.UseCases;

/// <summary>Makes a recovery sheet: draws a secret, shows its three shares, and asks for words of each back.</summary>
/// <remarks>
/// The secret and its shares are in RAM only, and cleared at the end whatever the end is. Kept is the public key, once
/// the holder has shown that the shares are on paper; the bank is told at once, or at the next update. A cut or a no
/// before that leaves the sheet before, where there is one, in force.
/// </remarks>
public sealed class RecoverySheetUseCase
{
    private const int WordsAsked = 2;

    private readonly CardContext _card;
    private readonly DeviceContext _device;
    private readonly RecoveryRecord _record;

    /// <summary>For this card.</summary>
    public RecoverySheetUseCase(CardContext card)
    {
        _card = card;
        _device = card.Device;
        _record = new RecoveryRecord(card.Device.Records);
    }

    /// <summary>Makes the sheet; says how it ended.</summary>
    /// <returns>Ok; or what is shown as the reason why not.</returns>
    public StatusCode Run()
    {
        return Make(TextId.SheetPrepare);
    }

    /// <summary>A step of the first start: makes a sheet, unless there is one, or says how it is made later.</summary>
    public void Offer()
    {
        if (_record.Load(out _, out _) == StatusCode.Ok)
        {
            return;
        }

        StatusCode status = Make(TextId.SheetOffer);
        if (status == StatusCode.HolderDeclined || status == StatusCode.DialogTimeout)
        {
            TextScreen screen = _device.Screen;
            Notice.Show(_device, screen.Text(TextId.SheetTitle), screen.Text(TextId.SheetPutOff), Sound.Attention);
        }
        else if (status != StatusCode.Ok)
        {
            Notice.ShowRefusal(_device, status);
        }
    }

    /// <summary>Tells the bank of a sheet that was made before the card was enrolled.</summary>
    public void TellBank()
    {
        bool isToTell = _record.Load(out _, out bool isRegistered) == StatusCode.Ok && !isRegistered;
        StatusCode status = isToTell ? Register() : StatusCode.Ok;
        if (status != StatusCode.Ok)
        {
            Notice.ShowRefusal(_device, status);
        }
    }

    private StatusCode Make(TextId question)
    {
        StatusCode status = Prepare(question);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        int[][] shares = Draw(out byte[] publicKey);
        for (int i = 0; i < shares.Length && status == StatusCode.Ok; i++)
        {
            status = ShowAndCheck(i + 1, shares[i]);
        }

        for (int i = 0; i < shares.Length; i++)
        {
            System.Array.Clear(shares[i], 0, shares[i].Length);
        }

        if (status == StatusCode.Ok)
        {
            status = _record.Save(publicKey, false);
        }

        return status == StatusCode.Ok ? Register() : status;
    }

    private StatusCode Prepare(TextId question)
    {
        TextScreen screen = _device.Screen;
        string title = screen.Text(TextId.SheetTitle);
        StatusCode status = _record.Load(out _, out _);
        if (status == StatusCode.Ok)
        {
            status = Confirm.Ask(_device, title, screen.Text(TextId.SheetReplaces), SheetDialogs.TimeoutMs);
        }
        else if (status == StatusCode.RecordAbsent || status == StatusCode.StorageDamaged)
        {
            // What is damaged is made anew here.
            status = StatusCode.Ok;
        }

        return status == StatusCode.Ok
            ? Confirm.Ask(_device, title, screen.Text(question), SheetDialogs.TimeoutMs)
            : status;
    }

    private int[][] Draw(out byte[] publicKey)
    {
        TextScreen screen = _device.Screen;
        var sheet = new NewSheet(_device.Ports.Hmac, _device.Random);
        bool hasNext = true;
        while (hasNext)
        {
            Progress.Show(
                _device, screen.Text(TextId.SheetTitle), screen.Text(TextId.SheetMaking), sheet.Done,
                ShareCipher.Rounds);
            hasNext = sheet.Step();
        }

        int[][] shares = sheet.Finish(out byte[] privateKey);
        publicKey = RecoveryKey.PublicKeyOf(_device, privateKey);
        Bytes.Clear(privateKey, 0, privateKey.Length);
        return shares;
    }

    private StatusCode ShowAndCheck(int share, int[] words)
    {
        while (true)
        {
            StatusCode status = SheetDialogs.Show(_device, share, words);
            bool isRight = status == StatusCode.Ok;
            int place = 0;
            for (int i = 0; i < WordsAsked && isRight; i++)
            {
                place = NextPlace(place, words.Length);
                status = SheetDialogs.AskWord(_device, share, place, out int number);
                isRight = status == StatusCode.Ok && number == words[place];
            }

            if (isRight || status != StatusCode.Ok)
            {
                return status;
            }

            TextScreen screen = _device.Screen;
            Notice.Show(_device, screen.Text(TextId.SheetTitle), screen.Text(TextId.SheetOtherWord), Sound.Refusal);
        }
    }

    // A random word, never the one asked before.
    private int NextPlace(int before, int count)
    {
        byte[] draw = new byte[1];
        _device.Random.Fill(draw, 0, 1);
        return (before + 1 + (draw[0] % (count - 1))) % count;
    }

    private StatusCode Register()
    {
        TextScreen screen = _device.Screen;
        StatusCode status = StatusCode.Ok;
        if (_device.Identity.IsEnrolled)
        {
            Progress.Show(_device, screen.Text(TextId.SheetTitle), screen.Text(TextId.ConnectingToBank), 0, 0);
            var session = new BankSession(_device);
            status = session.Open(true);
            if (status == StatusCode.Ok)
            {
                status = new RegisterRecoveryKeyUseCase(_card).Run(session);
            }

            session.Close();
        }

        bool isKept = _record.Load(out _, out bool isRegistered) == StatusCode.Ok;
        if (!isKept)
        {
            return status == StatusCode.Ok ? StatusCode.StorageDamaged : status;
        }

        TextId text = isRegistered ? TextId.SheetRegistered : TextId.SheetPending;
        Notice.Show(
            _device, screen.Text(TextId.SheetTitle), screen.Text(text), isRegistered ? Sound.Success : Sound.Attention);
        return StatusCode.Ok;
    }
}
