using Wallet.Core.Screen;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <content>How a device becomes its holder's: language, PIN, sheet, enrolment.</content>
internal sealed partial class Stage
{
    /// <summary>Enrols both devices with the codes of their banks.</summary>
    public void EnrolBoth()
    {
        EnrolCard();
        EnrolTerminal();
    }

    /// <summary>Enrols the card alone.</summary>
    public void EnrolCard() => Step(
        "The card enrols: its key is made on it, its certificate comes from the authority",
        () => Enrol(World.Card, World.CardCode));

    /// <summary>Enrols the terminal alone.</summary>
    public void EnrolTerminal() => Step(
        "The terminal enrols in the same way at its own bank", () => Enrol(World.Terminal, World.TerminalCode));

    /// <summary>Enrols a further device.</summary>
    public void EnrolGuest(Guest guest) => Step(
        $"{guest.Holder}'s {guest.Board.Name} enrols", () => Enrol(guest.Board, guest.Code));

    // The page that asks is in Chinese whatever was spoken before.
    private void SpeakChinese(VirtualBoard board, string entry)
    {
        Await(board, Texts.Get(TextId.NotEnrolled, Language.English));
        Press(board, entry);
        Await(board, Texts.Get(TextId.Settings, Language.English));
        Press(board, "#");
        Await(board, Texts.Get(TextId.ChooseLanguage, Language.Chinese));
        Press(board, "B#C");
        Await(board, Texts.Get(TextId.NotEnrolled, Language.Chinese));
    }

    /// <summary>Answers what a new card asks first: the language of the play, and a PIN, twice.</summary>
    /// <param name="board">The card.</param>
    /// <param name="spoken">What it speaks: the language offered first. The page that asks is in Chinese.</param>
    public void ChoosePin(VirtualBoard board, Language spoken)
    {
        Await(board, Texts.Get(TextId.ChooseLanguage, Language.Chinese));
        Press(board, spoken == Language ? "#" : "B#");
        Await(board, TextId.PinChosen);
        Press(board, SimulationOptions.HolderPin + "#");
        Await(board, TextId.PinAgain);
        Press(board, SimulationOptions.HolderPin + "#");
    }

    /// <summary>Sets a PIN beside the holder's own, which cannot be the same.</summary>
    /// <param name="card">The card.</param>
    /// <param name="menu">The keys that ask for it, from the resting page.</param>
    /// <param name="pin">Its digits.</param>
    /// <param name="done">What the card says then.</param>
    public void SetFurtherPin(VirtualBoard card, string menu, string pin, TextId done)
    {
        Press(card, menu);
        Await(card, TextId.Pin);
        Press(card, SimulationOptions.HolderPin + "#");
        Await(card, TextId.PinChosen);
        Press(card, SimulationOptions.HolderPin + "#");
        Await(card, TextId.PinTaken);
        Press(card, "C" + pin + "#");
        Await(card, TextId.PinAgain);
        Press(card, pin + "#");
        Await(card, done);
        Leave(card);
    }

    /// <summary>Makes no recovery sheet when a card offers it; it says how it is made later.</summary>
    public void PutSheetOff(VirtualBoard card)
    {
        Await(card, TextId.SheetOffer);
        Press(card, "C");
        Await(card, TextId.SheetPutOff);
        Press(card, "C");
    }

    /// <summary>Enrols a device with a code of its bank; a new card asks for its PIN first.</summary>
    public void Enrol(VirtualBoard board, string code)
    {
        Await(board, TextId.NotEnrolled);
        Press(board, "#");
        if (board.Kind == BoardKind.Card)
        {
            ChoosePin(board, Language);
            PutSheetOff(board);
        }

        Await(board, TextId.EnrolmentCode);
        Press(board, code + "#");
        Await(board, TextId.Enrolled);
        Settle();
        Leave(board);
    }
}
