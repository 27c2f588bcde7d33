using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Billing;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.Billing;

/// <summary>Reads what the bill of a month follows from: its account, its reference set and the quarter-hours of the ledgers.</summary>
internal sealed class BillReader(IGrainFactory grains, IReferenceSets sets, AccountReader accounts, TimeProvider time)
{
    private const long DayMs = 86_400_000;

    /// <summary>A month's bill; null before the silo knows the enterprise.</summary>
    public async Task<MonthBill?> ReadAsync(EnterpriseRef who, AccountingPeriod month)
    {
        if (await accounts.ReadAsync(who, month, FactorScope.Provincial) is not { } account)
        {
            return null;
        }

        var set = await sets.FindAsync(account.Shown.FactorSet) ?? await sets.CurrentAsync();
        var enterprise = who.Id is { } id ? who.Park.FindEnterprise(id) : null;
        var bands = set.Tariffs.BandsFor(enterprise?.Contract?.Tariff, who.Park.Definition.Region);
        var clock = new QuarterClock(who.Park.Calendar, bands, set.Tariffs.Holidays);
        var (from, to) = month.Span(who.Park.Calendar);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var over = now >= to;
        // A month that has not begun has no history beside it.
        var begin = over || from > now ? from : Math.Min(from, now - (MonthProjection.HistoryDays * DayMs));
        var uses = await UsesAsync(who, begin, to);
        return new MonthBill
        {
            Who = who,
            Enterprise = enterprise,
            Account = account,
            Set = set,
            Bands = bands,
            Clock = clock,
            Uses = [.. uses.Where(use => use.StartUnixMs >= from)],
            Projection = over ? null : MonthProjection.Of(uses, from, to, now, clock),
        };
    }

    /// <summary>The months up to one, oldest first; null before the silo knows the enterprise.</summary>
    public async Task<List<BillMonthView>?> MonthsAsync(EnterpriseRef who, MonthBill last, int count)
    {
        var months = new List<BillMonthView>(count);
        for (var back = count - 1; back > 0; back--)
        {
            var period = AccountingPeriod.OfMonth(new(last.Account.Shown.Period.First.Index - back));
            if (await accounts.ReadAsync(who, period, FactorScope.Provincial) is not { } account)
            {
                return null;
            }

            months.Add(BillShapes.Month(account, who.Park));
        }

        months.Add(BillShapes.Month(last.Account, who.Park));
        return months;
    }

    /// <summary>What all meters that buy electricity hold together, by quarter-hour; nothing where there are none.</summary>
    private async Task<List<QuarterUse>> UsesAsync(EnterpriseRef who, long from, long to)
    {
        var answer = await grains.GetGrain<IEnterpriseGrain>(who.GrainKey).Usage(new UsageRequest
        {
            Carrier = Carrier.Electricity,
            Measure = Measure.KilowattHour,
            FromUnixMs = from,
            ToUnixMs = to,
            Step = UsageStep.QuarterHour,
        });
        return [.. (answer?.Rows ?? []).Select(row => new QuarterUse(row.StartUnixMs, row.Amount, row.Estimated))];
    }
}
