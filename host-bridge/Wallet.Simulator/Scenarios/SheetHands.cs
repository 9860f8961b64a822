using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Wallet.Core.Recovery;
using Wallet.Core.Screen;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>A holder with paper and pen: writes a recovery sheet down from one card and types it on another.</summary>
internal sealed class SheetHands(Stage stage)
{
    private const int QuestionsPerShare = 2;

    /// <summary>Makes a sheet from a card's menu and answers what is asked about it.</summary>
    /// <returns>The words of each share.</returns>
    public string[][] Make(VirtualBoard card)
    {
        stage.Press(card, "*BBBBB#");
        stage.Await(card, TextId.Pin);
        stage.Press(card, SimulationOptions.HolderPin + "#");
        stage.Await(card, TextId.SheetPrepare);
        return MakeOffered(card);
    }

    /// <summary>Makes a sheet on a card that asks for paper and pen, and answers what is asked about it.</summary>
    /// <returns>The words of each share.</returns>
    public string[][] MakeOffered(VirtualBoard card)
    {
        stage.Press(card, "#");
        var shares = new List<string[]>();
        while (shares.Count < NewSheet.ShareCount)
        {
            string[] words = WriteDown(card);
            for (int i = 0; i < QuestionsPerShare; i++)
            {
                stage.Press(card, Keys(words[NumbersOf(card.Display.Text[0]).Last() - 1]));
            }

            shares.Add(words);
        }

        return [.. shares];
    }

    /// <summary>Asks a card that nobody has enrolled to recover an account, and types the shares.</summary>
    /// <param name="card">New: it speaks English until it is told otherwise.</param>
    /// <param name="shares">As many as it asks for.</param>
    public void Recover(VirtualBoard card, params string[][] shares)
    {
        Stage.Await(card, Texts.Get(TextId.RecoverPrompt, Language.English));
        stage.Press(card, "2");
        stage.ChoosePin(card, Language.English);
        stage.Await(card, TextId.RecoverPrepare);
        stage.Press(card, "#");
        foreach (string word in shares.SelectMany(words => words))
        {
            stage.Press(card, Keys(word));
        }
    }

    // Whatever the size of a page: it is turned when its words are on paper.
    private string[] WriteDown(VirtualBoard card)
    {
        string[] words = new string[Share.WordsMin];
        while (words.Contains(null))
        {
            int before = words.Count(word => word is not null);
            foreach (string[] row in card.Display.Text.Skip(1).Select(row => row.Trim().Split(' ')))
            {
                bool isWord = row.Length == 2 && row[1].All(char.IsAsciiLetterLower)
                    && int.TryParse(row[0], CultureInfo.InvariantCulture, out _);
                if (isWord)
                {
                    words[int.Parse(row[0], CultureInfo.InvariantCulture) - 1] = row[1];
                }
            }

            Stage.Expect(
                words.Count(word => word is not null) > before,
                $"the {card.Name} shows no more words of a share but: {string.Join(" / ", card.Display.Text)}");
            stage.Press(card, "#");
        }

        return words;
    }

    private static string Keys(string word) =>
        string.Concat(word.Take(KeyLetters.DigitsMax).Select(KeyLetters.KeyOf)) + "#";

    private static IEnumerable<int> NumbersOf(string title) => title
        .Split([' ', ':', '：', '-'], StringSplitOptions.RemoveEmptyEntries)
        .Where(part => part.All(char.IsAsciiDigit))
        .Select(part => int.Parse(part, CultureInfo.InvariantCulture));
}
