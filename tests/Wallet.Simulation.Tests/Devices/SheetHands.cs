using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Wallet.Core.Recovery;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>A holder with paper and pen: writes down what a card shows, and types it on another.</summary>
internal static partial class SheetHands
{
    private const int WordsPerPage = 5;

    /// <summary>Makes a sheet from the card's menu, to the page that says it is done.</summary>
    /// <returns>The three shares.</returns>
    public static string[][] MakeSheet(this DeviceWorld world)
    {
        world.AskForSheet();
        return world.MakeOffered();
    }

    /// <summary>Makes the sheet that the card offers, to the page that says it is done.</summary>
    /// <returns>The three shares.</returns>
    public static string[][] MakeOffered(this DeviceWorld world)
    {
        VirtualBoard board = world.CardBoard;
        board.See("Have paper and pen.", "#");
        string[][] shares = [.. Enumerable.Range(1, NewSheet.ShareCount).Select(number => Copy(world, number))];
        board.See("Done.");
        return shares;
    }

    /// <summary>From the resting page: the last entry of what '*' offers, and the PIN.</summary>
    public static void AskForSheet(this DeviceWorld world)
    {
        world.CardBoard.See("#=menu", "*BBBBB#");
        world.CardBoard.See("*=erase", SimulationOptions.HolderPin + "#");
    }

    /// <summary>Writes one share down and types the words that are asked for.</summary>
    public static string[] Copy(DeviceWorld world, int share)
    {
        string[] words = WriteDown(world, share);
        int first = AnswerQuestion(world, share, words, before: 0);
        AnswerQuestion(world, share, words, first);
        return words;
    }

    /// <summary>Writes one share down, to its end.</summary>
    public static string[] WriteDown(DeviceWorld world, int share)
    {
        VirtualBoard board = world.CardBoard;
        string[] words = new string[Share.WordsMin];
        for (int first = 0; first < words.Length; first += WordsPerPage)
        {
            AwaitTitle(world, share, first + 1, "A back B next");
            for (int i = 0; i < WordsPerPage; i++)
            {
                string[] row = board.Display.Text[1 + i].Split(' ');
                Assert.AreEqual($"{first + i + 1}", row[0]);
                words[first + i] = row[1];
            }

            board.Keypad.Press("#");
        }

        return words;
    }

    /// <summary>Types the word that is asked for, right or wrong.</summary>
    /// <returns>Which word it was, from 1.</returns>
    public static int AnswerQuestion(DeviceWorld world, int share, string[] words, int before)
    {
        int asked = 0;
        Await(world, $"a question about share {share}", () =>
        {
            (int Share, int Word) title = Title(world.CardBoard);
            asked = title.Word;
            return title.Share == share && asked != before && world.CardBoard.Display.Shows("____");
        });
        world.CardBoard.Keypad.Press(Keys(words[asked - 1]));
        return asked;
    }

    /// <summary>Types a share on a card that asks for it.</summary>
    public static void TypeShare(this DeviceWorld world, int number, string[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            AwaitTitle(world, number, i + 1, "____");
            world.CardBoard.Keypad.Press(Keys(words[i]));
        }
    }

    /// <summary>The card is gone; its holder gets another one from the factory, which is switched on.</summary>
    public static void ReplaceCard(this DeviceWorld world)
    {
        world.CardBoard.PowerOff();
        foreach (string name in world.CardBoard.Flash.Names)
        {
            world.CardBoard.Flash.SetContents(name, null);
        }

        Wallet.Core.Provisioning.Write(world.CardBoard.Flash, world.Bank!.AuthorityCertificate, "bank-a");
        world.PowerOnCard();
    }

    /// <summary>On a new card: asks to recover and types the shares.</summary>
    public static void Recover(this DeviceWorld world, params string[][] shares)
    {
        world.CardBoard.See("2=recover account", "2");
        if (world.CardBoard.Display.WaitForAny(60_000, "语言", "Two shares of your") == "语言")
        {
            world.CardBoard.ChoosePin();
        }

        world.CardBoard.See("Two shares of your", "#");
        for (int i = 0; i < shares.Length; i++)
        {
            world.TypeShare(i + 1, shares[i]);
        }
    }

    public static string Keys(string word) =>
        string.Concat(word.Take(KeyLetters.DigitsMax).Select(KeyLetters.KeyOf)) + "#";

    public static void AwaitTitle(DeviceWorld world, int share, int word, string text) => Await(
        world,
        $"share {share}, word {word}",
        () => Title(world.CardBoard) == (share, word) && world.CardBoard.Display.Shows(text));

    private static void Await(DeviceWorld world, string what, Func<bool> isThere)
    {
        bool came = world.Scheduler.WaitUntil(isThere, world.Scheduler.DeadlineIn(30_000), what);
        Assert.IsTrue(came, $"{what}: the card shows {string.Join(" / ", world.CardBoard.Display.Text)}");
    }

    private static (int Share, int Word) Title(VirtualBoard board)
    {
        Match match = TitlePattern().Match(board.Display.Text[0]);
        return match.Success ? (Number(match.Groups[1].Value), Number(match.Groups[2].Value)) : (0, 0);
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("Share ([0-9]+): word ([0-9]+)")]
    private static partial Regex TitlePattern();
}
