namespace ParkTwin.Domain.Diagnosing;

/// <summary>
/// What the figures of a period show that somebody can act on (诊断). Each rule looks at figures that an account has already, or at when
/// electricity was bought, and says what it saw with its limit and its size; <c>docs/diagnosis.md</c> lists the rules. Pure: the same
/// inputs give the same findings. A rule whose figures are unknown is silent.
/// </summary>
public static class Diagnosis
{
    private static readonly (string Kind, Func<FindingDraft, Finding?> Rule)[] Rules =
    [
        ("data-missing", AccountFindings.Missing),
        ("data-estimated", AccountFindings.Estimated),
        ("above-industry-mean", AccountFindings.AboveMean),
        ("intensity-rising", AccountFindings.Rising),
        ("demand-overshoot", SupplyFindings.Demand),
        ("night-base-load", LoadFindings.Night),
        ("weekend-load", LoadFindings.Weekend),
        ("pv-not-used", SupplyFindings.PvNotUsed),
        ("valley-shift", SupplyFindings.ValleyShift),
        ("low-power-factor", SupplyFindings.PowerFactor),
        ("low-load-factor", SupplyFindings.LoadFactor),
    ];

    /// <summary>The kinds of findings, in the order in which they are looked for.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Rules.Select(rule => rule.Kind)];

    /// <summary>The findings, the gravest first; of equals, in the order of <see cref="Kinds"/>.</summary>
    public static IReadOnlyList<Finding> Of(DiagnosisInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var draft = new FindingDraft(inputs);
        return [.. Rules.Select(rule => rule.Rule(draft)).OfType<Finding>().OrderByDescending(finding => finding.Severity)];
    }
}
