namespace ParkTwin.Domain.Accounting;

/// <summary>
/// What a counted meter counts at its owner: its reading less what was supplied on to other owners (转供电), whose meters count there.
/// Only a meter of the same flow is taken off, so nothing that did not pass the meter can be (PV, own generation).
/// </summary>
internal static class SupplyFigures
{
    /// <summary>The meter's part of a flow in a segment, in the flow's unit.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="meter">The counted meter.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="metered">Key of the flow's metered amount, and what the keys of the segment end with.</param>
    /// <param name="coverage">Takes the time that the meter and the meters taken off it cover.</param>
    public static Figure OwnUse(
        AccountDraft draft, Flow flow, MeterDefinition meter, FactorSegment segment, (string Key, string Suffix) metered, MeterCoverage coverage)
    {
        var (key, suffix) = ($"{metered.Key}.{meter.Id}", metered.Suffix);
        coverage.Add(flow, draft.Meters.Sum(meter.Id, segment.First, segment.Last));
        List<MeterDefinition>? supplied = null;
        foreach (var one in draft.Supplied.TakenOff(meter.Id))
        {
            if (Takes(draft, flow, meter, one))
            {
                (supplied ??= []).Add(one);
            }
        }

        if (supplied is null)
        {
            return Amount(draft.Meters, meter, key + suffix);
        }

        var whole = Amount(draft.Meters, meter, $"{key}.gateway{suffix}");
        var leaves = new Figure[supplied.Count];
        for (var i = 0; i < leaves.Length; i++)
        {
            coverage.Add(flow, draft.Supplied.Sums.Sum(supplied[i].Id, segment.First, segment.Last));
            leaves[i] = Amount(draft.Supplied.Sums, supplied[i], $"{key}.supplied.{supplied[i].Id}{suffix}");
        }

        return Remainder(draft, flow, meter, key, suffix, whole, leaves);
        Figure Amount(MeterTable sums, MeterDefinition of, string name) =>
            MeterFlows.InFlowUnit(draft, sums, flow, of, name, segment.First, segment.Last);
    }

    private static Figure Remainder(
        AccountDraft draft, Flow flow, MeterDefinition meter, string key, string suffix, Figure whole, Figure[] leaves)
    {
        var place = $"meter.{meter.Id}";
        draft.Note("sub-supply", place, $"Meter {meter.Id} supplies {leaves.Length} counted meters of other owners; they count there, and "
            + "only the rest (own use, public area, losses) counts here.");
        var unread = leaves.Count(leaf => leaf.Value is null);
        if (unread > 0)
        {
            draft.Note("sub-supply-unread", place, $"{unread} of the {leaves.Length} meters that {meter.Id} supplies have no reading in "
                + $"{draft.Inputs.Period}; what they used is still counted here. Mend them; a declared amount is not taken off.");
        }

        if (unread == leaves.Length || whole.Value is null)
        {
            return Figure.Of(key + suffix, flow.Unit, FigureOperation.Chosen,
                whole.Value is null ? "the meter has no reading" : "nothing is known of what was supplied on", [whole, .. leaves]);
        }

        var rest = Figure.Of(key + suffix, flow.Unit, FigureOperation.Difference, "meter − Σ supplied on to other owners (转供电)", whole,
            Figure.Of($"{key}.supplied{suffix}", flow.Unit, FigureOperation.SumOfKnown, "Σ supplied on to other owners", leaves));
        if (rest.Value < 0m)
        {
            draft.Note("sub-supply-exceeds", place, FormattableString.Invariant(
                $"The meters that {meter.Id} supplies count {-rest.Value} {flow.Unit} more than it does; check ratios, coverage and parents."));
        }

        return rest;
    }

    private static bool Takes(AccountDraft draft, Flow flow, MeterDefinition meter, MeterDefinition supplied)
    {
        if (MeterFlows.Of(supplied, hasPv: flow == Flows.PvExported) == flow)
        {
            return true;
        }

        if (supplied.Role is MeterRole.GridImport or MeterRole.Consumption)
        {
            draft.Note("sub-supply-unlike", $"meter.{supplied.Id}", $"Meter {supplied.Id} ({Words.Of(supplied.Carrier)}, "
                + $"{Words.Of(supplied.Measure)}) counts at its owner and is not taken off {meter.Id} ({flow.Word}, {flow.Unit}), which measures "
                + "something else; correct its parent, carrier or unit.");
        }

        return false;
    }
}
