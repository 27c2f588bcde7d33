using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Billing;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Domain.Tests.Tariffs;

namespace ParkTwin.Domain.Tests.Billing;

/// <summary>A month of quarter-hours, with the account and the projection that follow from them.</summary>
internal sealed class BillScene
{
    public static readonly LocalMonth September = LocalMonth.Of(2026, 9);

    private const long DayMs = 86_400_000;

    private static readonly ParkCalendar Calendar = new(
        new ZoneTable { Id = "Asia/Shanghai", Version = "test", FromUnixMs = [long.MinValue], OffsetMs = [28_800_000] });

    private readonly List<QuarterUse> _uses = [];

    /// <summary>A scene in which each quarter-hour up to now has what a function gives it; null for not known.</summary>
    /// <param name="nowDay">Days of September that are over.</param>
    /// <param name="amount">Millionths of kWh of a place.</param>
    /// <param name="tariffs">The tariffs; those of TV7 where none are given.</param>
    public BillScene(int nowDay, Func<QuarterPlace, long?> amount, TariffTable? tariffs = null)
    {
        Tariffs = tariffs ?? TariffFiles.WithPrices(TariffBill.TestPrices);
        (From, To) = AccountingPeriod.OfMonth(September).Span(Calendar);
        Now = From + (nowDay * DayMs);
        Clock = new(Calendar, Tariffs.BandsFor("zj-two-part", "CN-33"), Tariffs.Holidays);
        for (var at = From - (MonthProjection.HistoryDays * DayMs); at < To; at += QuarterHour.LengthMs)
        {
            _uses.Add(new(at, at < Now ? amount(Clock.Place(at)) : null, 0));
        }
    }

    public TariffTable Tariffs { get; }

    public long From { get; }

    public long To { get; }

    public long Now { get; }

    public QuarterClock Clock { get; }

    public IReadOnlyList<QuarterUse> Month => [.. _uses.Where(use => use.StartUnixMs >= From)];

    public MonthProjection Projection => MonthProjection.Of(_uses, From, To, Now, Clock);

    /// <summary>The account of what is known of the month, as the ledgers' sums make it.</summary>
    public Account Account
    {
        get
        {
            var bands = new long[TimeBands.All.Count];
            foreach (var use in Month)
            {
                bands[(int)Clock.Place(use.StartUnixMs).Band] += use.Amount ?? 0;
            }

            var peak = Month.Where(use => use.Amount is not null).OrderByDescending(use => use.Amount).FirstOrDefault();
            return new TariffBill
            {
                Tariffs = Tariffs,
                Period = AccountingPeriod.OfMonth(September),
                Grid = [TariffBill.Month("grid", September, bands) with { Amount = peak.Amount is null ? null : bands.Sum() }],
                Reactive = [TariffBill.Month("reactive", September, [0, 0, 0, 0, 0, bands.Sum() / 2])],
                Demand = [new(September, peak.Amount, peak.StartUnixMs)],
            }.Account();
        }
    }

    public BillForecast Forecast => BillForecasts.Of(Account, Now >= To ? null : Projection);
}
