using System.Globalization;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Domain.WhatIf;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.WhatIf;

/// <summary>A body, checked.</summary>
internal sealed record WhatIfPlan(
    AccountingPeriod Period, FactorScope Scope, FactorScope ScopeAfter, string? SetAfter, string? Tariff, Trial Trial, Newcomer? Newcomer)
{
    private const int MostShifts = 10;
    private const decimal Most = 1_000_000_000_000m;
    private static readonly string[] Patterns = ["continuous", "two-shifts", "day-shift"];

    /// <summary>True where load or tariff of one enterprise is changed.</summary>
    public bool ChangesOne => !Trial.IsEmpty || Tariff is not null;

    /// <summary>Checks a body; answers every sentence that says what is wrong, or none.</summary>
    public static List<string> TryRead(WhatIfBody body, out WhatIfPlan plan)
    {
        var faults = new List<string>();
        var query = new AccountQuery { Period = body.Period, Scope = body.Scope };
        Take(faults, query.TryRead(out var period, out var scope));
        var after = scope;
        if (body.FactorScope is not null && !FigureId.TryParseScope(body.FactorScope, out after))
        {
            faults.Add(UsageQuery.Say("factorScope", body.FactorScope, "one of provincial, regional, national"));
        }

        var shifts = body.Shifts ?? [];
        if (shifts.Count > MostShifts)
        {
            faults.Add($"shifts has {shifts.Count} entries; at most {MostShifts} are taken.");
        }

        var trial = new Trial
        {
            Pv = Pv(body.Pv, faults),
            Shifts = [.. shifts.Take(MostShifts).Select((shift, i) => Shift(shift, $"shifts[{i}]", faults))],
        };
        plan = new(period, scope, after, body.FactorSet, body.Tariff, trial, New(body.Newcomer, faults));
        return faults;
    }

    private static PvAdded? Pv(PvBody? body, List<string> faults)
    {
        if (body is null)
        {
            return null;
        }

        Within(faults, "pv.kwp", body.Kwp, 0.001m, 1_000_000m, "kWp", isNeeded: true);
        Within(faults, "pv.existingKwp", body.ExistingKwp, 0.001m, 1_000_000m, "kWp");
        Within(faults, "pv.yieldHours", body.YieldHours, 100m, 3_000m, "kWh per kWp and year");
        return new(body.Kwp ?? 0, body.ExistingKwp, body.YieldHours ?? PvAdded.UsualYield);
    }

    private static LoadShift Shift(ShiftBody body, string name, List<string> faults)
    {
        var (from, to) = (Band(body.FromBand, $"{name}.fromBand", faults), Band(body.ToBand, $"{name}.toBand", faults));
        Within(faults, $"{name}.fromHour", body.FromHour, 0, 23, "o'clock");
        Within(faults, $"{name}.toHour", body.ToHour, 0, 23, "o'clock");
        Within(faults, $"{name}.share", body.Share, 0, 1, "as a share");
        Within(faults, $"{name}.kwh", body.Kwh, 0, Most, "kWh");
        OneOf(faults, name, "fromBand", body.FromBand, "fromHour", body.FromHour);
        OneOf(faults, name, "toBand", body.ToBand, "toHour", body.ToHour);
        OneOf(faults, name, "share", body.Share, "kwh", body.Kwh);
        return new() { FromBand = from, ToBand = to, FromHour = body.FromHour, ToHour = body.ToHour, Share = body.Share, Kwh = body.Kwh };
    }

    private static Newcomer? New(NewcomerBody? body, List<string> faults)
    {
        if (body is null)
        {
            return null;
        }

        Within(faults, "newcomer.yearKwh", body.YearKwh, 0, Most, "kWh", isNeeded: true);
        Within(faults, "newcomer.yearGasNm3", body.YearGasNm3, 0, Most, "Nm3");
        Within(faults, "newcomer.yearOutput", body.YearOutput, 0, Most, "万元");
        Within(faults, "newcomer.yearValueAdded", body.YearValueAdded, -Most, Most, "万元");
        Within(faults, "newcomer.landMu", body.LandMu, 0, 1_000_000m, "mu");
        Within(faults, "newcomer.floorM2", body.FloorM2, 0, 1_000_000_000m, "m2");
        Within(faults, "newcomer.transformerKva", body.TransformerKva, 1, 10_000_000m, "kVA");
        var pattern = body.Pattern is null ? 0 : Array.IndexOf(Patterns, body.Pattern);
        if (pattern < 0)
        {
            faults.Add(UsageQuery.Say("newcomer.pattern", body.Pattern, "one of " + string.Join(", ", Patterns)));
        }

        return new()
        {
            Name = string.IsNullOrWhiteSpace(body.Name) ? "?" : body.Name.Trim(),
            Industry = string.IsNullOrWhiteSpace(body.Industry) ? null : body.Industry.Trim(),
            YearKwh = body.YearKwh ?? 0,
            YearGasNm3 = body.YearGasNm3,
            YearOutput = body.YearOutput,
            YearValueAdded = body.YearValueAdded,
            LandMu = body.LandMu,
            FloorM2 = body.FloorM2,
            Pattern = (WorkPattern)Math.Max(0, pattern),
            Contract = new SupplyContract { Tariff = body.Tariff, TransformerKva = body.TransformerKva },
        };
    }

    private static TimeBand? Band(string? text, string name, List<string> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (TimeBands.TryParse(text, out var band) && band != TimeBand.None)
        {
            return band;
        }

        faults.Add(UsageQuery.Say(name, text, "one of " + string.Join(", ", TimeBands.Priced)));
        return null;
    }

    private static void OneOf(List<string> faults, string name, string left, object? first, string right, object? second)
    {
        if (first is null == second is null)
        {
            faults.Add($"{name} has {(first is null ? "neither" : "both")} {left} {(first is null ? "nor" : "and")} {right}; give one of them.");
        }
    }

    private static void Within(
        List<string> faults, string name, decimal? value, decimal least, decimal most, string unit, bool isNeeded = false)
    {
        if (value is null ? isNeeded : value < least || value > most)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {(value is null ? "missing" : value)}; it is {least} to {most} {unit}."));
        }
    }

    private static void Take(List<string> faults, string? wrong)
    {
        if (wrong is not null)
        {
            faults.Add(wrong);
        }
    }
}
