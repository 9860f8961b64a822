using System.Collections.Generic;
using System.Linq;

namespace Wallet.Flash;

/// <summary>What a step does.</summary>
public enum StepKind
{
    /// <summary>Runs its command; another exit code than 0 is a failure.</summary>
    Run,

    /// <summary>Runs its command; where it fails, the next step, of kind <see cref="Install"/>, is needed.</summary>
    Probe,

    /// <summary>Asks the user, then runs its command; passed over where the probe before it succeeded.</summary>
    Install,

    /// <summary>Asks the user whether to go on; runs nothing.</summary>
    Agree,

    /// <summary>Runs its command, which must leave the board's image.</summary>
    Build,

    /// <summary>Asks the board over the serial line who it is.</summary>
    AskBoard,

    /// <summary>Stays on the line until the user ends it.</summary>
    Monitor,
}

/// <summary>One thing to do, and what to tell the user when it does not work.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Title">What it is for, in a few words.</param>
/// <param name="Command">Program and arguments; empty where no program is run.</param>
/// <param name="Advice">What to do when it fails; for a question, what is asked.</param>
public sealed record FlashStep(StepKind Kind, string Title, IReadOnlyList<string> Command, string Advice)
{
    /// <summary>The command as it would be typed, or what is done instead.</summary>
    public string CommandLine => string.Join(' ', Command.Select(Quote));

    private static string Quote(string word) => word.Contains(' ') ? $"\"{word}\"" : word;
}
