using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Flags;

/// <summary>
/// Looks for bad data as far as the inputs show it: missing time, a meter that stands still, a month below zero. Clock skew is not
/// seen here: it is kept with the readings and goes to quarantine beyond ten minutes.
/// </summary>
internal static class FlagData
{
    /// <summary>The completeness; met whatever it is where a meter is frozen or below zero.</summary>
    public static FlagReading Read(FlagContext context, FlagRule rule, AccountingPeriod period, FlagPeriod at)
    {
        var id = at.Account.IdOf(rule.Figure ?? "energy.loadKwh").ToString();
        var broken = Broken(context, period, at).ToList();
        if (broken.Count > 0)
        {
            return new()
            {
                Figure = id,
                Value = at.Account.Completeness,
                Unit = "1",
                Settled = FlagVerdict.Met,
                Completeness = at.Account.Completeness,
                Text = string.Join(" ", broken.Take(5)) + (broken.Count > 5 ? $" And {broken.Count - 5} more." : string.Empty),
            };
        }

        if (at.Account.Completeness is not { } whole)
        {
            return FlagReading.Unknown(id, "1", "No meter counts in this period.");
        }

        return Judged(at.Account) is { } share
            ? new()
            {
                Figure = id,
                Value = share,
                Unit = "1",
                Completeness = whole,
                Text = at.Account.NotBegunMs == 0
                    ? $"{share:P1} of the metered time of {period} is covered."
                    : $"{share:P1} of the time since the meters' first readings is covered, {whole:P1} of all of {period}.",
            }
            : FlagReading.Unknown(id, "1", $"No meter that counts was read before the end of {period}: metering had not begun.");
    }

    /// <summary>
    /// Covered share of the time since each meter's first reading ever: before it there was nothing that could be missing. Null where
    /// none was read by the end of the period.
    /// </summary>
    private static decimal? Judged(Account account)
    {
        var begun = account.ExpectedMs - account.NotBegunMs;
        return account.NotBegunMs == 0 ? account.Completeness : begun <= 0 ? null : (decimal)account.CoveredMs / begun;
    }

    private static IEnumerable<string> Broken(FlagContext context, AccountingPeriod period, FlagPeriod at)
    {
        var own = at.Inputs.Metered.Meters.Select(meter => meter.Id).ToHashSet();
        var counted = at.Inputs.Metered.Meters
            .Where(meter => meter.Role is MeterRole.GridImport or MeterRole.Consumption or MeterRole.Generation
                && SupplyTree.IsCounted(meter, own.Contains))
            .ToDictionary(meter => meter.Id);
        var months = at.Inputs.Metered.Months.ToDictionary(month => (month.Meter, month.Month));
        if (period.Kind == PeriodKind.Month && context.Of(period.Before()) is { } before)
        {
            foreach (var month in before.Inputs.Metered.Months)
            {
                months.TryAdd((month.Meter, month.Month), month);
            }
        }

        foreach (var month in at.Inputs.Metered.Months)
        {
            if (month.Amount is not { } amount || !counted.ContainsKey(month.Meter))
            {
                continue;
            }

            if (amount < 0)
            {
                yield return $"Meter {month.Meter} counts {FlagConditions.Show(amount / 1_000_000m)} in {month.Month}, below zero.";
            }
            else if (amount == 0 && IsSteady(counted[month.Meter]) && IsWhole(month) && Earlier(months, month) > 0
                && MovesElsewhere(at, counted, month))
            {
                yield return $"Meter {month.Meter} stands still in all of {month.Month}, after counting in the month before.";
            }
        }
    }

    /// <summary>Gas, heat and water stand still with the season; electricity and PV do not.</summary>
    private static bool IsSteady(MeterDefinition meter) => meter.Carrier is Carrier.Electricity or Carrier.Pv;

    private static bool IsWhole(MeterMonth month) => month.ExpectedMs > 0 && month.CoveredMs >= month.ExpectedMs / 10 * 9;

    private static long Earlier(Dictionary<(MeterId Meter, LocalMonth Month), MeterMonth> months, MeterMonth month) =>
        months.GetValueOrDefault((month.Meter, new LocalMonth(month.Month.Index - 1)))?.Amount ?? 0;

    /// <summary>A firm that stands still altogether is not broken: another counted meter must move, or there is none.</summary>
    private static bool MovesElsewhere(FlagPeriod at, Dictionary<MeterId, MeterDefinition> counted, MeterMonth month)
    {
        var others = at.Inputs.Metered.Months
            .Where(other => other.Month == month.Month && other.Meter != month.Meter && counted.ContainsKey(other.Meter))
            .ToList();
        return others.Count == 0 || others.Exists(other => other.Amount > 0);
    }
}
