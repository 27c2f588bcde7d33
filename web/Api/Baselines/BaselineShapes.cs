using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Baselines;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Baselines;

/// <summary>Baselines as requests send and answers show them.</summary>
internal static class BaselineShapes
{
    private static readonly string[] Methods = ["ratio", "regression"];

    /// <summary>A version as it is shown.</summary>
    public static BaselineView View(RegisteredPark park, Baseline one) => new()
    {
        Id = one.Id,
        Version = one.Version,
        Name = one.Name,
        Energy = one.Energy,
        EnergyUnit = one.EnergyUnit,
        Driver = one.Driver,
        DriverUnit = one.DriverUnit,
        Reference = one.Reference.ToString(),
        From = one.From.ToString(),
        Method = Methods[(int)one.Model],
        CoverageLimit = Exact.Trim(one.LeastCompleteness),
        CoverageTolerance = Exact.Trim(one.CompletenessTolerance),
        Note = one.Reason,
        By = one.By,
        At = ParkTime.At(park, one.AtUnixMs),
        Points = [.. one.Points.Select(View)],
    };

    /// <summary>A month as it is shown.</summary>
    public static BaselinePointView View(BaselinePoint point) => new(
        point.Month.ToString(), Exact.Trim(point.Energy), Exact.Trim(point.Driver), AccountWords.Share(point.Completeness));

    /// <summary>A month of an account as a point.</summary>
    public static BaselinePoint Point(Account month, string energy, string driver) => new(
        month.Period.First,
        month.Figures.GetValueOrDefault(energy)?.Value,
        month.Figures.GetValueOrDefault(driver)?.Value,
        month.CompletenessOf(energy));

    /// <summary>The reference period of a body; a fault where there is none.</summary>
    public static AccountingPeriod? Reference(BaselineBody body, List<string> faults)
    {
        if (AccountingPeriod.TryParse(body.Reference, out var period))
        {
            return period;
        }

        faults.Add(UsageQuery.Say("reference", body.Reference, AccountingPeriod.Allowed));
        return null;
    }

    /// <summary>The baseline of a body, its units taken from the account of its reference period; null where anything is wrong.</summary>
    public static Baseline? Read(BaselineBody body, Account account, string by, List<string> faults)
    {
        var energy = Unit("energy", body.Energy, account, faults);
        var driver = Unit("driver", body.Driver, account, faults);
        var model = Array.IndexOf(Methods, body.Method);
        if (model < 0)
        {
            faults.Add(UsageQuery.Say("method", body.Method, "ratio or regression"));
        }

        var from = account.Period.Last.Next;
        if (body.From is { } text)
        {
            if (!AccountingPeriod.TryParse(text, out var first) || first.Kind != PeriodKind.Month)
            {
                faults.Add(UsageQuery.Say("from", text, "a month (2026-01)"));
            }

            from = first.First;
        }

        return faults.Count > 0 ? null : new Baseline
        {
            Id = body.Id ?? string.Empty,
            Version = 0,
            Name = body.Name,
            Model = (BaselineModel)model,
            Energy = body.Energy!,
            EnergyUnit = energy!,
            Driver = body.Driver!,
            DriverUnit = driver!,
            Reference = account.Period,
            Points = [],
            From = from,
            LeastCompleteness = body.CoverageLimit ?? 0.9m,
            CompletenessTolerance = body.CoverageTolerance ?? 0.05m,
            Reason = body.Note ?? string.Empty,
            By = by,
            AtUnixMs = 0,
        };
    }

    private static string? Unit(string name, string? key, Account account, List<string> faults)
    {
        if (key is not null && account.Figures.GetValueOrDefault(key) is { } figure)
        {
            return figure.Unit;
        }

        var known = account.Figures.Keys.Where(one => name == "energy"
            ? one.StartsWith("energy.", StringComparison.Ordinal)
            : one.StartsWith("declared.", StringComparison.Ordinal));
        faults.Add(UsageQuery.Say(name, key, $"a figure of the account of {account.Period}, such as {string.Join(", ", known.Order(StringComparer.Ordinal))}"));
        return null;
    }
}
