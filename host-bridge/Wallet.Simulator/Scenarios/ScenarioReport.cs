using System.Collections.Generic;

namespace Wallet.Simulator.Scenarios;

/// <summary>One run of one scenario, as it is printed and as JSON.</summary>
public sealed class ScenarioReport
{
    /// <summary>Name on the command line.</summary>
    public required string Scenario { get; init; }

    /// <summary>Replays the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Every step in order.</summary>
    public List<StepReport> Steps { get; } = [];

    /// <summary>Every voucher of the run, oldest first.</summary>
    public List<VoucherReport> Vouchers { get; } = [];

    /// <summary>"ok", or what went wrong.</summary>
    public string Outcome { get; set; } = "not finished";

    /// <summary>Whether everything happened as it must.</summary>
    public bool IsOk => Outcome == "ok";
}

/// <summary>One step: who signed what, what it cost on the wire, and the books before and after.</summary>
public sealed class StepReport
{
    /// <summary>What the step does.</summary>
    public required string Title { get; init; }

    /// <summary>Virtual time it took, milliseconds.</summary>
    public long TookMs { get; set; }

    /// <summary>Signatures made and checked by institutions and devices, and refusals of either, in order.</summary>
    public List<string> Signatures { get; } = [];

    /// <summary>What devices said in plain words, and what the step found out, in order.</summary>
    public List<string> Said { get; } = [];

    /// <summary>Messages on each kind of wire.</summary>
    public List<WireReport> Wires { get; } = [];

    /// <summary>What the card's display says at the end.</summary>
    public string[] Card { get; set; } = [];

    /// <summary>What the terminal's display says at the end.</summary>
    public string[] Terminal { get; set; } = [];

    /// <summary>What the displays of further devices say at the end.</summary>
    public List<DisplayReport> Others { get; } = [];

    /// <summary>Accounts and places whose amount changed.</summary>
    public List<AmountReport> Books { get; } = [];

    /// <summary>All money, which never changes.</summary>
    public long TotalMinor { get; set; }
}

/// <summary>What went over one kind of wire in a step.</summary>
/// <param name="Wire">"devices to institutions", "between institutions" or "touch".</param>
/// <param name="RoundTrips">Requests with their answers, or command/response pairs.</param>
/// <param name="Bytes">Bytes both ways.</param>
/// <param name="Messages">Names and sizes.</param>
public sealed record WireReport(string Wire, int RoundTrips, long Bytes, IReadOnlyList<string> Messages);

/// <summary>What one more device shows.</summary>
public sealed record DisplayReport(string Device, IReadOnlyList<string> Rows);

/// <summary>One voucher at the end of a run.</summary>
/// <param name="Id">Lower-case hex: fixed by the seed.</param>
/// <param name="AmountMinor">Minor units.</param>
/// <param name="PaidMinor">What was paid with it; 0 until its payee has reported.</param>
/// <param name="State">What its bank says became of it.</param>
public sealed record VoucherReport(string Id, long AmountMinor, long PaidMinor, string State);

/// <summary>One amount before and after a step, minor units.</summary>
public sealed record AmountReport(string Where, long BeforeMinor, long AfterMinor);
