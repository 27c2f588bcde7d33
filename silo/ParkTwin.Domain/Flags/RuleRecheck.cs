namespace ParkTwin.Domain.Flags;

/// <summary>
/// What a rule of another published version says of a flag's figure: the same value against that version's thresholds. Thresholds that
/// are multiples (of a contract, a base level, last year, an allotment) are taken of the same moving value, which the flag's own
/// threshold tells. Duration and completeness are not judged again.
/// </summary>
/// <param name="Threshold">
/// The highest threshold of that version that the value reaches, else its first, in the flag's unit; null where the version has no such rule or
/// the moving value is not known.
/// </param>
/// <param name="Met">Whether the condition holds; null where it cannot be said.</param>
public readonly record struct RuleRecheck(decimal? Threshold, bool? Met)
{
    private static readonly string[] OfMultiples =
        [FlagRules.LimitExceeded, FlagRules.IntensityRising, FlagRules.BudgetOverrun, FlagRules.DemandNearLimit];

    /// <summary>Checks a flag against a version of its rule.</summary>
    /// <param name="flag">The flag with the value and the threshold it was judged by.</param>
    /// <param name="judged">The rule as it judged the flag; null where it is not known any more.</param>
    /// <param name="asked">The rule of the other version; null where that version has none.</param>
    public static RuleRecheck Of(Flag flag, FlagRule? judged, FlagRule? asked)
    {
        ArgumentNullException.ThrowIfNull(flag);
        if (asked is null || flag.Value is not { } value)
        {
            return new(null, asked is null ? false : null);
        }

        var moving = 1m;
        if (OfMultiples.Contains(flag.Rule))
        {
            if (MovingValue(flag, judged) is not { } of)
            {
                return new(null, null);
            }

            moving = of;
        }

        var reached = asked.Levels.LastOrDefault(level => IsMet(asked.Compare, value, level.Threshold * moving));
        return new((reached ?? asked.Levels[0]).Threshold * moving, reached is not null);
    }

    private static bool IsMet(FlagCompare compare, decimal value, decimal threshold) => compare switch
    {
        FlagCompare.Above => value > threshold,
        FlagCompare.AtLeast => value >= threshold,
        _ => value < threshold,
    };

    /// <summary>What the multiples are of: the flag's threshold over the level that it was judged by.</summary>
    private static decimal? MovingValue(Flag flag, FlagRule? judged)
    {
        if (judged is null || flag.Threshold is not { } threshold)
        {
            return null;
        }

        // A finding names its level in its last words; a rule of one level needs no name.
        var said = flag.Trail.LastOrDefault(one => one.By == FlagLifecycle.System && one.Text is not null)?.Text;
        var level = judged.Levels.Count == 1
            ? judged.Levels[0]
            : judged.Levels.FirstOrDefault(one => said?.EndsWith($"Level {one.Word}.", StringComparison.Ordinal) == true);
        return level is { Threshold: not 0m } ? threshold / level.Threshold : null;
    }
}
