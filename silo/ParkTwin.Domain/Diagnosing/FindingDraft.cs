using System.Globalization;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Diagnosing;

/// <summary>What the rules share: figures of the account, constants, what a kWh costs and emits, numbers in words.</summary>
internal sealed class FindingDraft(DiagnosisInputs inputs)
{
    /// <summary>Said of a limit that no document sets.</summary>
    public const string Own = "This twin's own rule; docs/diagnosis.md";

    /// <summary>What a diagnosis follows from.</summary>
    public DiagnosisInputs Inputs => inputs;

    /// <summary>A figure of the account; unknown, with the reason, where the account has none.</summary>
    public Figure Of(string key, string unit) => inputs.Account.Figures.GetValueOrDefault(key)
        ?? Figure.Unknown(key, unit, $"This account has no {key}: nothing it could follow from is metered or declared.");

    /// <summary>A figure of the account with a known value; null where it is not known.</summary>
    public Figure? Known(string key) => inputs.Account.Figures.GetValueOrDefault(key) is { Value: not null } figure ? figure : null;

    /// <summary>A constant of a rule.</summary>
    public static Figure Constant(string key, string unit, decimal value) =>
        Figure.Leaf(key, unit, value, new() { Kind = FigureSourceKind.Constant, Citation = Own });

    /// <summary>A figure of another account, which opens there.</summary>
    public static Figure From(Account other, Figure figure) => figure.Value is { } value
        ? Figure.Leaf($"{figure.Key}@{other.Period}", figure.Unit, value, new()
        {
            Kind = FigureSourceKind.Account,
            Id = figure.Key,
            Period = other.Period,
        })
        : Figure.Unknown($"{figure.Key}@{other.Period}", figure.Unit, figure.Reason ?? $"{figure.Key} of {other.Period} is unknown.");

    /// <summary>kWh of hours of one kind, from the meters.</summary>
    public Figure Kwh(string name, in LoadPart part) => Figure.Leaf($"diagnosis.{name}Kwh", "kWh", part.Kwh, new()
    {
        Kind = FigureSourceKind.Meter,
        FromUnixMs = inputs.FromUnixMs,
        ToUnixMs = inputs.ToUnixMs,
        Measured = part.Kwh - part.EstimatedKwh,
        Estimated = part.EstimatedKwh,
    });

    /// <summary>How many hours of one kind are known.</summary>
    public Figure Hours(string name, in LoadPart part) => Figure.Leaf($"diagnosis.{name}Hours", "h", part.Hours, new()
    {
        Kind = FigureSourceKind.Meter,
        FromUnixMs = inputs.FromUnixMs,
        ToUnixMs = inputs.ToUnixMs,
    });

    /// <summary>What so many kWh cost at the period's mean energy price.</summary>
    public Figure Yuan(string name, Figure kwh) => Figure.Of(
        $"diagnosis.{name}Yuan", "CNY", FigureOperation.Product, "kWh × 平均电度电价 (mean energy price of the period)", kwh,
        Of("cost.average", "CNY/kWh"));

    /// <summary>What so many bought kWh emit.</summary>
    public Figure Tco2(string name, Figure kwh) => Figure.Of(
        $"diagnosis.{name}Tco2", "tCO2", FigureOperation.Product, "kWh × carbon per bought kWh of the period", kwh,
        Figure.Of("diagnosis.tco2PerKwh", "tCO2/kWh", FigureOperation.Quotient, "Carbon of bought electricity ÷ bought kWh",
            Of("carbon.flow.grid-import", "tCO2"), Of("activity.grid-import", "kWh")));

    /// <summary>A number for a sentence.</summary>
    public static string Show(decimal? value, int decimals = 1) =>
        value is { } known ? decimal.Round(known, decimals).ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture) : "—";

    /// <summary>A share for a sentence.</summary>
    public static string Percent(decimal? share) => Show(share * 100m) + " %";

}
