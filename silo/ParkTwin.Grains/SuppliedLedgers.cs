using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Grains;

/// <summary>The ledgers of other owners' meters behind an enterprise's meters (转供电), asked of the grains that have them.</summary>
internal sealed class SuppliedLedgers(IGrainFactory grains, EnterpriseAssignment assignment)
{
    private static readonly IReadOnlyList<long> NoBands = [];

    private IEnumerable<IGrouping<string, SuppliedMeterAssignment>> Owners => assignment.Supplied.GroupBy(one => one.GrainKey, StringComparer.Ordinal);

    /// <summary>Reads the sums of some periods, each month once.</summary>
    public async Task<Sums> ReadAsync(IEnumerable<AccountingPeriod> periods, ParkCalendar calendar, long nowUnixMs)
    {
        var months = new Dictionary<(MeterId, LocalMonth), MeterMonth>();
        if (assignment.Supplied.Count == 0)
        {
            return new(assignment, months, calendar, nowUnixMs);
        }

        var runs = MonthRun.Of(periods).ToList();
        foreach (var owner in Owners)
        {
            var ledgers = grains.GetGrain<IEnterpriseGrain>(owner.Key);
            var wanted = owner.Select(one => one.Meter.Id).ToHashSet();
            foreach (var (first, count) in runs)
            {
                var run = await ledgers.Activities(new() { First = first, Months = count, Bands = TimeBandTable.Empty });
                foreach (var month in run?.Months ?? [])
                {
                    if (wanted.Contains(month.Meter))
                    {
                        months[(month.Meter, month.Month)] = month with { Bands = NoBands, Peak = null, PeakAtUnixMs = null };
                    }
                }
            }
        }

        return new(assignment, months, calendar, nowUnixMs);
    }

    /// <summary>Makes the readings that those ledgers hold durable.</summary>
    public async Task SecureAsync()
    {
        foreach (var owner in Owners)
        {
            await grains.GetGrain<IEnterpriseGrain>(owner.Key).Checkpoint(string.Empty);
        }
    }

    /// <summary>What was read.</summary>
    internal sealed class Sums(
        EnterpriseAssignment assignment, Dictionary<(MeterId, LocalMonth), MeterMonth> months, ParkCalendar calendar, long nowUnixMs)
    {
        /// <summary>The sums of a period; a meter that its owner's grain does not know yet has months of which nothing is known.</summary>
        public SubSupply Of(AccountingPeriod period) => assignment.Supplied.Count == 0 ? SubSupply.None : new()
        {
            Meters = [.. assignment.Supplied.Select(one => new SuppliedMeter { Meter = one.Meter, From = one.From })],
            Months =
            [
                .. from one in assignment.Supplied
                   from month in period.Months()
                   select months.GetValueOrDefault((one.Meter.Id, month)) ?? Unknown(one.Meter.Id, month),
            ],
        };

        private MeterMonth Unknown(MeterId meter, LocalMonth month)
        {
            var (from, to) = AccountingPeriod.OfMonth(month).Span(calendar);
            return new()
            {
                Meter = meter,
                Month = month,
                Amount = null,
                ExpectedMs = Math.Clamp(nowUnixMs, from, to) - from,
                NotBegunMs = Math.Clamp(nowUnixMs, from, to) - from,
                Bands = NoBands,
            };
        }
    }
}
