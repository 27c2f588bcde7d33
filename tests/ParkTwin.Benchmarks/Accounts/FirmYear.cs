using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Benchmarks.Accounts;

/// <summary>The sums of one firm's year in memory, at random: five flows, twelve months, six bands; and its declaration.</summary>
internal sealed class FirmYear
{
    private static readonly int Bands = Enum.GetValues<TimeBand>().Length;

    /// <summary>Greatest amount of a band in a month, by meter: units that firms of middling size use.</summary>
    private static readonly long[] Most = [80_000, 20_000, 4_000, 150, 1_500];

    private static readonly LocalMonth January = LocalMonth.Of(2023, 1);

    private readonly MeterDefinition[] _meters;
    private readonly MeterMonth[] _months;
    private readonly InventoryInputs _year;

    public FirmYear(int number)
    {
        var dice = new Random(number);
        _meters = LedgerTwin.Definitions(number);
        _months = [.. Enumerable.Range(0, _meters.Length * 12)
            .Select(i => Sum(_meters[i / 12].Id, new(January.Index + (i % 12)), Most[i / 12] * 1_000_000, dice))];
        _year = new()
        {
            Park = ParkId.Parse("benchmark"),
            Region = "CN-33",
            Enterprise = new()
            {
                Id = EnterpriseId.Parse($"e{number}"),
                Name = $"Enterprise {number}",
                Industry = "C17",
                LandMu = dice.Next(10, 200),
                Contract = new() { Tariff = "zj-two-part", TransformerKva = 2000, VoltageKv = 10 },
            },
            Period = AccountingPeriod.OfYear(2023),
            TimeZone = "Asia/Shanghai",
            FromUnixMs = StartOf(January),
            ToUnixMs = StartOf(LocalMonth.Of(2024, 1)),
            AsOfUnixMs = StartOf(LocalMonth.Of(2024, 1)),
            Metered = new() { Meters = _meters, Months = _months, Demand = [.. Enumerable.Range(0, 12).Select(DemandOf)] },
            Declared =
            [
                new()
                {
                    Period = AccountingPeriod.OfYear(2023),
                    Version = 1,
                    Figures = new() { Output = dice.Next(1_000, 50_000), ValueAdded = dice.Next(300, 9_000), Tax = dice.Next(50, 900) },
                    By = "local",
                    AtUnixMs = 0,
                    Via = "api",
                },
            ],
        };
    }

    /// <summary>The inputs of the year's accounts: those of the twelve months, then the year's.</summary>
    public IEnumerable<InventoryInputs> Inputs()
    {
        for (var month = 0; month < 12; month++)
        {
            var here = new LocalMonth(January.Index + month);
            yield return _year with
            {
                Period = AccountingPeriod.OfMonth(here),
                FromUnixMs = StartOf(here),
                ToUnixMs = StartOf(here.Next),
                Metered = new()
                {
                    Meters = _meters,
                    Months = [.. Enumerable.Range(0, _meters.Length).Select(meter => _months[(meter * 12) + month])],
                    Demand = [DemandOf(month)],
                },
            };
        }

        yield return _year;
    }

    /// <summary>Millionths of a meter (by its place) in a month, 0 to 11.</summary>
    public long Amount(int meter, int month) => _months[(meter * 12) + month].Amount!.Value;

    private static MeterMonth Sum(MeterId meter, LocalMonth month, long most, Random dice)
    {
        var bands = new long[Bands];
        for (var band = 0; band < Bands - 1; band++)
        {
            bands[band] = dice.NextInt64(most);
        }

        var length = StartOf(month.Next) - StartOf(month);
        return new()
        {
            Meter = meter,
            Month = month,
            Amount = bands.Sum(),
            Estimated = dice.Next(1_000_000),
            CoveredMs = length,
            ExpectedMs = length,
            Bands = bands,
            Peak = dice.Next(300_000_000),
            PeakAtUnixMs = StartOf(month),
        };
    }

    private DemandMonth DemandOf(int month) => new(_months[month].Month, _months[month].Peak, _months[month].PeakAtUnixMs);

    private static long StartOf(LocalMonth month) =>
        new DateTimeOffset(month.First, TimeOnly.MinValue, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
}
