namespace ParkTwin.Domain.Flags;

/// <summary>
/// What becomes of a flag: findings raise, update and clear it; people verify, notify, answer, appeal, close, dismiss, escalate and
/// reopen it. Pure. The picture is in <c>docs/flags.md</c>.
/// </summary>
public static class FlagLifecycle
{
    /// <summary>Who acts where a rule does.</summary>
    public const string System = "system";

    private static readonly (FlagState From, string Action, FlagState To)[] Moves =
    [
        (FlagState.Candidate, "verify", FlagState.Verified),
        (FlagState.Candidate, "dismiss", FlagState.Dismissed),
        (FlagState.Verified, "notify", FlagState.Notified),
        (FlagState.Verified, "dismiss", FlagState.Dismissed),
        (FlagState.Notified, "answer", FlagState.Answered),
        (FlagState.Notified, "appeal", FlagState.Appealed),
        (FlagState.Notified, "escalate", FlagState.Escalated),
        (FlagState.Answered, "notify", FlagState.Notified),
        (FlagState.Answered, "appeal", FlagState.Appealed),
        (FlagState.Answered, "close", FlagState.Closed),
        (FlagState.Answered, "escalate", FlagState.Escalated),
        (FlagState.Appealed, "verify", FlagState.Verified),
        (FlagState.Appealed, "dismiss", FlagState.Dismissed),
        (FlagState.Appealed, "close", FlagState.Closed),
        (FlagState.Appealed, "escalate", FlagState.Escalated),
        (FlagState.Escalated, "close", FlagState.Closed),
        (FlagState.Escalated, "dismiss", FlagState.Dismissed),
        (FlagState.Closed, "reopen", FlagState.Candidate),
        (FlagState.Dismissed, "reopen", FlagState.Candidate),
    ];

    private static readonly string[] Anywhere = ["assign", "comment"];
    private static readonly string[] WantText = ["answer", "appeal", "comment", "dismiss", "assign"];

    /// <summary>The steps that a flag in a state allows, in a fixed order.</summary>
    public static IReadOnlyList<string> Allowed(FlagState state) =>
        [.. Moves.Where(move => move.From == state).Select(move => move.Action), .. Anywhere];

    /// <summary>True while people still have something to do with a flag in the state: it is neither closed nor dismissed.</summary>
    public static bool IsOpen(FlagState state) => state is not (FlagState.Closed or FlagState.Dismissed);

    /// <summary>
    /// Takes findings into the flags. A rule that stays met goes on in its open flag of the same kind of period (its period and
    /// figure move on, its id stays that of when it was raised); only where none is open is a new one raised, and never a second
    /// time for a period whose flag a person has closed or dismissed. The trail grows only where something changed: raised, cleared,
    /// met again, another threshold, rule version, reference set or period, or a value that differs in its first 3 digits.
    /// Repeating a merge changes nothing.
    /// </summary>
    /// <param name="existing">All flags of the enterprise.</param>
    /// <param name="findings">The findings of one evaluation.</param>
    /// <param name="atUnixMs">When.</param>
    public static IReadOnlyList<Flag> Merge(IReadOnlyList<Flag> existing, IReadOnlyList<FlagFinding> findings, long atUnixMs)
    {
        ArgumentNullException.ThrowIfNull(existing);
        ArgumentNullException.ThrowIfNull(findings);
        var flags = existing.ToList();
        foreach (var finding in findings)
        {
            var open = OpenOf(flags, finding);
            if (finding.Verdict == FlagVerdict.Met && open < 0)
            {
                if (!flags.Exists(flag => flag.Id == finding.FlagId || IsLater(flag, finding) || IsSettled(flag, finding)))
                {
                    flags.Add(Raised(finding, atUnixMs));
                }
            }
            else if (open >= 0 && finding.Verdict is FlagVerdict.Met or FlagVerdict.Behind)
            {
                flags[open] = Updated(flags[open], finding, atUnixMs);
            }
        }

        return flags;
    }

    /// <summary>A person's step. Repeating the last step word for word is harmless.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="action">verify, notify, answer, appeal, assign, comment, close, dismiss, escalate or reopen.</param>
    /// <param name="by">Who.</param>
    /// <param name="text">What is said; needed for answer, appeal, comment, dismiss; the assignee for assign.</param>
    /// <param name="atUnixMs">When.</param>
    public static FlagStepResult Step(Flag flag, string action, string by, string? text, long atUnixMs)
    {
        ArgumentNullException.ThrowIfNull(flag);
        ArgumentException.ThrowIfNullOrEmpty(action);
        ArgumentException.ThrowIfNullOrEmpty(by);
        text = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        if (flag.Trail is [.., var last] && last.Action == action && last.By == by && last.Text == text)
        {
            return new(flag, null);
        }

        var move = Array.Find(Moves, move => move.From == flag.State && move.Action == action);
        if (move.Action is null && !Anywhere.Contains(action))
        {
            return new(flag, $"'{action}' is not possible while the flag is {Word(flag.State)}; possible are "
                + $"{string.Join(", ", Allowed(flag.State))}.");
        }

        if (text is null && WantText.Contains(action))
        {
            return new(flag, action == "assign"
                ? "'assign' needs the assignee as its text."
                : $"'{action}' needs a text that says why.");
        }

        var state = move.Action is null ? flag.State : move.To;
        return new(
            flag with
            {
                State = state,
                Assignee = action == "assign" ? text : flag.Assignee,
                Trail = [.. flag.Trail, new(atUnixMs, by, action, text, state)],
            },
            null);
    }

    /// <summary>The word of a state, as in answers.</summary>
    public static string Word(FlagState state) => state switch
    {
        FlagState.Candidate => "candidate",
        FlagState.Verified => "verified",
        FlagState.Notified => "notified",
        FlagState.Answered => "answered",
        FlagState.Appealed => "appealed",
        FlagState.Closed => "closed",
        FlagState.Dismissed => "dismissed",
        _ => "escalated",
    };

    /// <summary>Index of the open flag that a finding goes on in; -1 where none is.</summary>
    private static int OpenOf(List<Flag> flags, FlagFinding finding) =>
        flags.FindLastIndex(flag => IsOpenOf(flag, finding) && flag.Period.CompareTo(finding.Period) <= 0);

    /// <summary>True for the rule's open flag that has gone on to a later period: an evaluation of an earlier one neither touches it
    /// nor raises another beside it.</summary>
    private static bool IsLater(Flag flag, FlagFinding finding) => IsOpenOf(flag, finding) && flag.Period.CompareTo(finding.Period) > 0;

    /// <summary>True for the rule's flag that a person has closed or dismissed in the period to which it had gone on.</summary>
    private static bool IsSettled(Flag flag, FlagFinding finding) => !IsOpen(flag.State) && flag.Period == finding.Period && IsOf(flag, finding);

    private static bool IsOpenOf(Flag flag, FlagFinding finding) => IsOpen(flag.State) && IsOf(flag, finding);

    private static bool IsOf(Flag flag, FlagFinding finding) =>
        flag.Rule == finding.Rule && flag.Enterprise == finding.Enterprise && flag.Park == finding.Park
        && flag.Period.Kind == finding.Period.Kind;

    private static Flag Raised(FlagFinding finding, long atUnixMs) => new()
    {
        Id = finding.FlagId,
        Park = finding.Park,
        Enterprise = finding.Enterprise,
        Rule = finding.Rule,
        RuleVersion = finding.RuleVersion,
        Period = finding.Period,
        Figure = finding.Figure,
        Value = finding.Value,
        Threshold = finding.Threshold,
        Unit = finding.Unit,
        FactorSet = finding.FactorSet,
        Completeness = finding.Completeness,
        Active = true,
        State = FlagState.Candidate,
        Trail = [new(atUnixMs, System, "raise", finding.Text, FlagState.Candidate)],
    };

    private static Flag Updated(Flag flag, FlagFinding finding, long atUnixMs)
    {
        var active = finding.Verdict == FlagVerdict.Met;
        if (!active && !flag.Active)
        {
            return flag;
        }

        if (active == flag.Active && !Differs(flag, finding))
        {
            return flag;
        }

        return flag with
        {
            RuleVersion = finding.RuleVersion,
            Period = finding.Period,
            Figure = finding.Figure,
            Value = finding.Value,
            Threshold = finding.Threshold,
            Unit = finding.Unit,
            FactorSet = finding.FactorSet,
            Completeness = finding.Completeness,
            Active = active,
            Trail = [.. flag.Trail, new(atUnixMs, System, active ? "update" : "clear", finding.Text, flag.State)],
        };
    }

    private static bool Differs(Flag flag, FlagFinding finding) =>
        flag.RuleVersion != finding.RuleVersion || flag.FactorSet != finding.FactorSet || flag.Period != finding.Period
        || flag.Figure != finding.Figure || Coarse(flag.Threshold) != Coarse(finding.Threshold) || Coarse(flag.Value) != Coarse(finding.Value);

    private static decimal? Coarse(decimal? value)
    {
        if (value is not { } number || number == 0m)
        {
            return value;
        }

        var scale = 1m;
        for (var size = Math.Abs(number); size < 100m && scale < 1e12m; size *= 10m)
        {
            scale *= 10m;
        }

        for (var size = Math.Abs(number * scale); size >= 1000m; size /= 10m)
        {
            scale /= 10m;
        }

        return decimal.Round(number * scale, MidpointRounding.AwayFromZero) / scale;
    }
}
