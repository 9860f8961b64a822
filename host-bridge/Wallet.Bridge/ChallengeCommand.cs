using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Wallet.Bridge.Institutions;
using Wallet.Bridge.Links;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Bridge;

/// <summary><c>wallet-bridge challenge</c>: one transaction shown on one card, with the way to its bank open.</summary>
internal static class ChallengeCommand
{
    // As long as a challenge lives.
    private const int PatienceMs = 300_000;

    /// <summary>Asks, waits for the holder, and says how it ended. 0 where the password stands on the card.</summary>
    public static int Run(string address, Uri bank, string transaction, string challenge, CancellationToken stop)
    {
        if (!IsHex(transaction, 2, 2 * AnswerChallenge.TransactionBytesMax)
            || !IsHex(challenge, 2 * AnswerChallenge.ChallengeBytes, 2 * AnswerChallenge.ChallengeBytes))
        {
            Console.Error.WriteLine(
                "That is no transaction with its challenge. Take both lines that wallet-bank challenge printed.");
            return 1;
        }

        using var institutions = new HttpInstitutionChannel(bank);
        var pumps = new List<(BridgeDevice Device, DevicePump Pump)>();
        try
        {
            if (!Commands.TryOpen([address], institutions, new Commands.NoLog(), pumps))
            {
                return 1;
            }

            (BridgeDevice device, DevicePump pump) = pumps[0];
            device.SetOnline(true);
            device.AskChallenge(Convert.FromHexString(transaction), Convert.FromHexString(challenge));
            pump.Wake();
            Console.WriteLine("Asked: the card shows the transaction; say yes and type the token's PIN there.");
            var waited = Stopwatch.StartNew();
            while (device.ChallengeAnswer is null && !pump.Ended && !stop.IsCancellationRequested
                && waited.ElapsedMilliseconds < PatienceMs)
            {
                stop.WaitHandle.WaitOne(100);
            }

            return Say(device.ChallengeAnswer);
        }
        finally
        {
            pumps.ForEach(opened => opened.Pump.Dispose());
        }
    }

    private static bool IsHex(string text, int digitsMin, int digitsMax) =>
        text.Length >= digitsMin && text.Length <= digitsMax && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit);

    private static int Say(StatusCode? answer)
    {
        if (answer == StatusCode.Ok)
        {
            Console.WriteLine("Answered: the holder has read the password on the card.");
            return 0;
        }

        Console.Error.WriteLine(answer switch
        {
            null => "No answer. Is the device powered, and is this its line?",
            StatusCode.HolderDeclined => "The holder said no. Nothing was answered.",
            StatusCode.DialogTimeout => "The holder said nothing in time. Ask again.",
            StatusCode.DeviceLocked => "The card is locked. Type its PIN on it and ask again.",
            StatusCode.WrongState => "The card is not ready: enrol it, or let it update, and ask again.",
            StatusCode.TokenAbsent => "The card has no token yet. Get one on it: keys 8 and 3.",
            StatusCode.TextNotShowable => "The card cannot show a character of the texts. Write them otherwise.",
            StatusCode.ChallengeMismatch => "The challenge is not of this transaction. Do not go on.",
            StatusCode.MessageUnknown => "This device answers no challenges: it is no card, or its firmware is older.",
            StatusCode.LinkTimeout => "The card started anew meanwhile. Ask again.",
            _ => $"Refused by the card: {answer}, code {(int)answer}.",
        });
        return 1;
    }
}
