using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Forecasts;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Forecasts;

/// <summary>What a line of a park or of an enterprise is expected to be until the end of tomorrow.</summary>
internal sealed class ForecastApi(
    CallerRegistry registry, UsageSums sums, IReferenceSets sets, ForecastCache cache, TimeProvider time)
{
    /// <summary>From this completeness on a quarter-hour is compared; below it would look like a fall.</summary>
    private const double LeastCompleteness = 0.8;

    private const string Text = """
        By the quarter-hour from the one that holds the present to the end of tomorrow: the profile of the same kind of day (workday,
        Saturday, Sunday, holiday of the calendar) in the last eight weeks, scaled by the level of the last three days and of the last
        two hours; `low` and `high` leave out one of ten errors on either side, as the method's own back-test of the last two weeks
        finds them. `basis` says what it rests on and how it compares with "as a week ago". Null where fewer than three days of the kind
        are known. Parameters as for usage.
        """;

    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet("/{park}/forecast", (ForecastApi api, string park, [AsParameters] ForecastQuery query) => api.ParkAsync(park, query))
            .Needs(AccessRight.ReadPark)
            .Describe<ForecastView>("parkForecast", "What a park is expected to use", Text, 400, 404, 422);
        parks.MapGet("/{park}/enterprises/{enterprise}/forecast", (
                ForecastApi api, string park, string enterprise, [AsParameters] ForecastQuery query) => api.EnterpriseAsync(park, enterprise, query))
            .Needs(AccessRight.ReadLive)
            .Describe<ForecastView>("enterpriseForecast", "What an enterprise is expected to use", Text, 400, 404, 422);
    }

    private Task<IResult> ParkAsync(string park, ForecastQuery query) => registry.TryFindWhole(park, out var found)
        ? GetAsync(found, $"Park '{park}'", null, found.Definition.Meters, query, [.. found.EnterpriseGrainKeys()])
        : Task.FromResult<IResult>(Problems.UnknownPark(park));

    private Task<IResult> EnterpriseAsync(string park, string enterprise, ForecastQuery query)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return Task.FromResult(missing);
        }

        var name = who.Id is null ? $"Park '{park}' itself" : $"Enterprise '{enterprise}'";
        return GetAsync(who.Park, name, who.Id?.Value, who.Park.MetersOf(who.Id), query, [who.GrainKey]);
    }

    private async Task<IResult> GetAsync(
        RegisteredPark park, string who, string? enterprise, IEnumerable<MeterDefinition> meters, ForecastQuery query, string[] keys)
    {
        if (query.TryRead(out var line) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        if (UsageSums.TryMeasure(who, meters, line, out var measure) is { } problem)
        {
            return problem;
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var key = $"{park.Definition.Id}|{park.Version}|{keys.Length}|{keys[0]}|{line}|{measure}";
        var view = await cache.GetAsync(key, now, () => MakeAsync(park, enterprise, line with { Measure = measure }, keys, now));
        return view is null
            ? Problems.NotMetered(who, line.ToString(), MeteredUnits.Carriers(meters))
            : TypedResults.Ok(view);
    }

    private async Task<ForecastView?> MakeAsync(RegisteredPark park, string? enterprise, UsageLine line, string[] keys, long now)
    {
        var today = park.Calendar.LocalDay(now);
        var request = new UsageRequest
        {
            Carrier = line.Carrier,
            Role = line.Role,
            Measure = line.Measure,
            FromUnixMs = park.Calendar.StartOfLocalDay(today.AddDays(-LoadForecast.HistoryDays)),
            ToUnixMs = park.Calendar.StartOfLocalDay(today.AddDays(2)),
            Step = UsageStep.QuarterHour,
        };
        if (await sums.AskAsync(keys, request, CancellationToken.None) is not { } answer)
        {
            return null;
        }

        var set = await sets.CurrentAsync();
        var forecast = LoadForecast.Of([.. answer.Rows.Select(Point)], now, new DayKinds(set.Tariffs.Holidays));
        return new ForecastView
        {
            Enterprise = enterprise,
            Carrier = Words.Of(answer.Carrier),
            Unit = Words.Of(answer.Measure),
            Step = Words.Of(UsageStep.QuarterHour),
            TimeZone = answer.TimeZone,
            Meters = answer.Meters,
            OtherUnits = [.. answer.OtherMeasures.Select(Words.Of)],
            Method = Forecast.Method,
            Basis = Basis(forecast, set.Version),
            Values = [.. forecast.Rows.Select(Row)],
        };
    }

    private static ForecastPoint Point(UsageRow row) => new(
        row.StartUnixMs, row.OffsetMs, row.CoveredMs >= LeastCompleteness * row.ExpectedMs ? row.Amount : null);

    private static ForecastRowView Row(ForecastRow row) => new(
        ParkTime.At(row.StartUnixMs, row.OffsetMs),
        Exact.FromMillionths(row.Amount),
        Exact.FromMillionths(row.Low),
        Exact.FromMillionths(row.High));

    private static ForecastBasisView Basis(Forecast forecast, string calendar) => new()
    {
        Days = forecast.Days,
        Level = Ratio(forecast.Level),
        Drift = Ratio(forecast.Drift),
        TestedDays = forecast.BackTest.Days,
        Wape = Ratio(forecast.BackTest.Wape),
        WapeWeekAgo = Ratio(forecast.BackTest.NaiveWape),
        WapeBeside = Ratio(forecast.BackTest.WapeThere),
        Calendar = calendar,
        Reason = forecast.Reason,
    };

    private static decimal? Ratio(double? value) => value is { } known ? Exact.Trim(Math.Round((decimal)Math.Min(known, 1e6), 4)) : null;
}
