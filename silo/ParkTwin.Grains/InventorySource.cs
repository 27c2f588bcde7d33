using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Reference;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Grains;

/// <summary>
/// What the figures of one enterprise follow from, as it stands: its part of the registry and the sums of its ledgers, both asked of
/// its enterprise grain, and its declarations.
/// </summary>
internal sealed class InventorySource(IGrainFactory grains, string key, TimeProvider time)
{
    private readonly IEnterpriseGrain _ledgers = grains.GetGrain<IEnterpriseGrain>(key);
    private (ZoneTable Zone, ParkCalendar Calendar)? _calendar;

    /// <summary>The present instant, Unix milliseconds.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The enterprise's part of the registry; null before the registry knows it.</summary>
    public Task<EnterpriseAssignment?> AssignmentAsync() => _ledgers.Assignment();

    /// <summary>The present month in the park's zone.</summary>
    public LocalMonth ThisMonth(EnterpriseAssignment assignment) => LocalMonth.Of(CalendarOf(assignment).LocalDay(Now));

    /// <summary>The inputs of one period; null before the ledgers know the enterprise.</summary>
    public async Task<InventoryInputs?> ReadAsync(
        EnterpriseAssignment assignment, AccountingPeriod period, ReferenceSet set, IReadOnlyList<Declaration> declarations) =>
        (await ReadAsync(assignment, [period], set, declarations)).GetValueOrDefault(period);

    /// <summary>The inputs of several periods, each month asked for once; nothing before the ledgers know the enterprise.</summary>
    public async Task<IReadOnlyDictionary<AccountingPeriod, InventoryInputs>> ReadAsync(
        EnterpriseAssignment assignment,
        IReadOnlyCollection<AccountingPeriod> periods,
        ReferenceSet set,
        IReadOnlyList<Declaration> declarations)
    {
        var now = Now;
        var inputs = new Dictionary<AccountingPeriod, InventoryInputs>(periods.Count);
        if (await MeteredAsync(periods, Bands(assignment.Enterprise, assignment.Region, set)) is not { } metered)
        {
            return inputs;
        }

        var supplied = await new SuppliedLedgers(grains, assignment).ReadAsync(periods, CalendarOf(assignment), now);
        foreach (var period in periods)
        {
            var (from, to) = period.Span(CalendarOf(assignment));
            inputs[period] = new()
            {
                Park = assignment.Park,
                Region = assignment.Region,
                Enterprise = assignment.Enterprise,
                Period = period,
                TimeZone = assignment.Zone.Id,
                FromUnixMs = from,
                ToUnixMs = to,
                AsOfUnixMs = now,
                Metered = metered[period],
                Supplied = supplied.Of(period),
                Declared = DeclarationHistory.Touching(declarations, period),
            };
        }

        return inputs;
    }

    /// <summary>The ledgers' sums of one period by other time bands; null before the ledgers know the enterprise.</summary>
    public async Task<Activities?> MeteredAsync(AccountingPeriod period, TimeBandTable bands) =>
        (await MeteredAsync([period], bands))?[period];

    /// <summary>
    /// Makes the readings that the ledgers hold durable. Before a report is kept: after a crash the ledgers then begin with no less
    /// than it was made from, so what is read while the journal is replayed is never taken for a correction.
    /// </summary>
    public async Task SecureAsync()
    {
        await _ledgers.Checkpoint(string.Empty);
        if (await AssignmentAsync() is { } assignment)
        {
            await new SuppliedLedgers(grains, assignment).SecureAsync();
        }
    }

    /// <summary>The time bands of an enterprise under a reference set.</summary>
    public static TimeBandTable Bands(EnterpriseDefinition? enterprise, string? region, ReferenceSet set) =>
        set.Tariffs.BandsFor(enterprise?.Contract?.Tariff, region);

    private async Task<Dictionary<AccountingPeriod, Activities>?> MeteredAsync(
        IReadOnlyCollection<AccountingPeriod> periods, TimeBandTable bands)
    {
        var runs = new List<Activities>();
        foreach (var (first, count) in MonthRun.Of(periods))
        {
            if (await _ledgers.Activities(new() { First = first, Months = count, Bands = bands }) is not { } run)
            {
                return null;
            }

            runs.Add(run);
        }

        return Slice(periods, runs);
    }

    private static Dictionary<AccountingPeriod, Activities> Slice(IReadOnlyCollection<AccountingPeriod> periods, List<Activities> runs)
    {
        if (periods.Count == 1 && runs.Count == 1)
        {
            return new() { [periods.First()] = runs[0] };
        }

        var sums = runs.SelectMany(run => run.Months).ToDictionary(sum => (sum.Meter, sum.Month));
        var demand = runs.SelectMany(run => run.Demand).ToDictionary(one => one.Month);
        var meters = runs.Count == 0 ? [] : runs[^1].Meters;
        return periods.ToDictionary(period => period, period => new Activities
        {
            Meters = meters,
            Months =
            [
                .. from meter in meters
                   from month in period.Months()
                   where sums.ContainsKey((meter.Id, month))
                   select sums[(meter.Id, month)],
            ],
            Demand = [.. period.Months().Where(demand.ContainsKey).Select(month => demand[month])],
        });
    }

    private ParkCalendar CalendarOf(EnterpriseAssignment assignment)
    {
        if (_calendar is not { } known || !ReferenceEquals(known.Zone, assignment.Zone))
        {
            _calendar = known = (assignment.Zone, new ParkCalendar(assignment.Zone));
        }

        return known.Calendar;
    }
}
