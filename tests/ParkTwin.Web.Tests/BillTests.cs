using System.Text.Json;
using System.Text.Json.Nodes;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Testing;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

/// <summary>Bill, demand and what would move the grade, of a works on the morning of 20 November 2026.</summary>
public sealed class BillTests : IAsyncLifetime
{
    private const string E = "/api/parks/qsh/enterprises/e1/";
    private const long QuarterMs = 900_000;
    private const long DayMs = 86_400_000;
    private const long Kwh = 1_000_000;

    private static readonly LocalMonth November = LocalMonth.Of(2026, 11);

    private readonly ParkCalendar _calendar = new(
        new ZoneTable { Id = "Asia/Shanghai", Version = "2025b", FromUnixMs = [long.MinValue], OffsetMs = [28_800_000] });

    private WebHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync(twin: new FakeTwin(Park()));
        await AccountTests.PublishTestInputsAsync(_host);
        var tariffs = JsonNode.Parse((await _host.GetAsync("/api/reference/tariffs")).Body)!;
        tariffs["tariffs"]!.AsArray().Single(one => (string?)one!["id"] == "zj-two-part")!["prices"]!.AsArray().Add(JsonNode.Parse("""
            {"from":"2026-07-01","leastVoltageKv":null,"flatBase":0.6,"fixedPart":0,"demandPrice":40,"capacityPrice":null,
            "citation":"A test input of vector TV7","confidence":"check"}
            """));
        var (status, _, body) = await _host.PutAsync("/api/reference/tariffs?version=tv7&note=vectors", tariffs.ToJsonString());
        Assert.True(status == 200, body);
        var set = (await _host.Twin.Reference.FindAsync("tv7"))!;
        _host.Twin.Inventory("qsh/e1").Metered = Metered(set.Tariffs.BandsFor("zj-two-part", "CN-33"));
        _host.Twin.Enterprise("qsh/e1").OnUsage = Usage;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_bill_so_far_is_the_accounts_cost_to_the_last_digit_and_its_days_and_bands_make_it()
    {
        var bill = await _host.JsonAsync(E + "bill?period=2026-11");
        var cost = await _host.JsonAsync(E + "cost?period=2026-11");
        foreach (var name in new[] { "energy", "demand", "powerFactorAdjustment", "total", "average", "maxDemandKw" })
        {
            Assert.Equal(cost.GetProperty(name).GetRawText(), bill.GetProperty(name).GetRawText());
            Assert.Equal(cost.GetProperty("figures").GetProperty(name).GetString(), bill.GetProperty("figures").GetProperty(name).GetString());
        }

        var energy = bill.GetProperty("energy").GetDecimal();
        Assert.Equal(energy, Sum(bill.GetProperty("bands"), "cost"));
        Assert.Equal(energy, Sum(bill.GetProperty("days"), "cost"));
        Assert.Equal(bill.GetProperty("kwh").GetDecimal(), Sum(bill.GetProperty("days"), "kwh"));
        Assert.Equal((30, 12), (bill.GetProperty("days").GetArrayLength(), bill.GetProperty("months").GetArrayLength()));
        Assert.Equal("tv7", bill.GetProperty("factorSet").GetString());
        Assert.Equal(("zj-two-part", "2026-07-01", "2026-07-01"), (
            bill.GetProperty("tariff").GetProperty("id").GetString(), bill.GetProperty("tariff").GetProperty("priceFrom").GetString(),
            bill.GetProperty("tariff").GetProperty("bandsFrom").GetString()));
        Assert.Equal(0, bill.GetProperty("lacks").GetArrayLength());
        foreach (var figure in bill.GetProperty("figures").EnumerateObject())
        {
            Assert.Equal(200, (await _host.GetAsync("/api/explain/" + figure.Value.GetString())).Status);
        }
    }

    [Fact]
    public async Task The_forecast_takes_the_days_to_come_as_the_like_ones_before()
    {
        // 19 days are over and 32 quarter-hours of the 20th: 21 workdays and 9 days of weekends make November.
        var bill = await _host.JsonAsync(E + "bill?period=2026-11&months=1&depth=2");
        var forecast = bill.GetProperty("forecast").GetProperty("kwh");
        var whole = (21 * ((40 * 100m) + (56 * 10m))) + (9 * 96 * 10m);
        Assert.Equal((whole, whole, whole), (
            forecast.GetProperty("value").GetDecimal(), forecast.GetProperty("low").GetDecimal(), forecast.GetProperty("high").GetDecimal()));
        Assert.Equal(forecast.GetProperty("value").GetDecimal(), bill.GetProperty("bands").EnumerateArray()
            .Sum(band => band.GetProperty("forecastKwh").GetProperty("value").GetDecimal()));
        Assert.Equal(("like-days", (10 * 96) + 64), (
            bill.GetProperty("method").GetProperty("method").GetString(), bill.GetProperty("method").GetProperty("restQuarterHours").GetInt32()));
        Assert.Equal("sum", bill.GetProperty("trees").GetProperty("forecast.total").GetProperty("operation").GetString());
        Assert.Equal("none", (await _host.JsonAsync(E + "bill?period=2199-12&months=1")).GetProperty("method").GetProperty("method").GetString());
        Assert.Equal("over", (await _host.JsonAsync(E + "bill?period=2026-10&months=1")).GetProperty("method").GetProperty("method").GetString());
    }

    [Fact]
    public async Task Demand_is_told_with_its_instant_its_margin_and_each_quarter_hour()
    {
        var demand = await _host.JsonAsync(E + "demand?period=2026-11&months=3");
        Assert.Equal(400m, demand.GetProperty("maxKw").GetDecimal());
        Assert.Equal("2026-11-02T08:00:00+08:00", demand.GetProperty("maxAt").GetString());
        Assert.Equal((900m, 800m, 400m, 0m), (
            demand.GetProperty("marginKw").GetDecimal(), demand.GetProperty("billedKw").GetDecimal(),
            demand.GetProperty("unusedKw").GetDecimal(), demand.GetProperty("overKw").GetDecimal()));
        var rows = demand.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(2880, rows.Length);
        Assert.Equal(demand.GetProperty("maxKw").GetDecimal(), rows.Where(row => row.GetProperty("kw").ValueKind == JsonValueKind.Number)
            .Max(row => row.GetProperty("kw").GetDecimal()));
        Assert.Equal(JsonValueKind.Null, rows[^1].GetProperty("kw").ValueKind);
        Assert.Equal(("valley", "peak"), (rows[0].GetProperty("band").GetString(), rows[70].GetProperty("band").GetString()));
        Assert.Equal(["2026-09", "2026-10", "2026-11"], demand.GetProperty("months").EnumerateArray().Select(one => one.GetProperty("period").GetString()));
    }

    [Fact]
    public async Task What_would_move_the_grade_of_TV1_comes_out_to_six_digits_and_opens_down_to_the_account()
    {
        Assert.Equal(200, (await _host.PutAsync(E + "declared/2023", Declarations.Tv1)).Status);
        _host.Twin.Inventory("qsh/e1").Metered = Activities.None;
        var moves = await _host.JsonAsync(E + "grade-moves?period=2023");
        var better = moves.GetProperty("targets").EnumerateArray()
            .Single(one => one.GetProperty("of").GetString() == "grade" && one.GetProperty("direction").GetString() == "better");
        Assert.Equal((3, 2), (better.GetProperty("from").GetInt32(), better.GetProperty("to").GetInt32()));
        Digits.Same("148.825", better.GetProperty("carbonChange").GetDecimal());
        var electricity = better.GetProperty("moves").EnumerateArray().First();
        Assert.Equal(("electricity", "down", true), (
            electricity.GetProperty("lever").GetString(), electricity.GetProperty("direction").GetString(),
            electricity.GetProperty("possible").GetBoolean()));
        Digits.Same("299206", electricity.GetProperty("change").GetDecimal());
        var tree = moves.GetProperty("trees").GetProperty(electricity.GetProperty("tree").GetString()!);
        Assert.Equal("qsh~e1~2023~provincial~activity.grid-import", tree.GetProperty("inputs")[0].GetProperty("figure").GetString());
    }

    [Fact]
    public async Task What_is_lacking_is_told_with_who_can_mend_it()
    {
        var bill = await _host.JsonAsync("/api/parks/qsh/enterprises/e2/bill?period=2026-11&months=1");
        Assert.Equal(["grid-meter operator", "tariff operator"], bill.GetProperty("lacks").EnumerateArray()
            .Select(one => $"{one.GetProperty("what").GetString()} {one.GetProperty("who").GetString()}"));
        Assert.Equal(JsonValueKind.Null, bill.GetProperty("total").ValueKind);
        Assert.False(string.IsNullOrEmpty(bill.GetProperty("reasons").GetProperty("total").GetString()));
        Assert.Equal(0, bill.GetProperty("days").GetArrayLength());
    }

    [Theory]
    [InlineData("bill?period=2026", "period is '2026'")]
    [InlineData("demand", "period is missing")]
    [InlineData("bill?period=2026-11&months=0", "months is '0'")]
    [InlineData("bill?period=2026-11&depth=99", "depth is '99'")]
    [InlineData("grade-moves?period=x", "period is 'x'")]
    public async Task A_wrong_query_is_refused_with_what_is_allowed(string path, string says)
    {
        var (status, _, body) = await _host.GetAsync(E + path);
        Assert.Equal(400, status);
        Assert.Contains(says, body.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_enterprise_reads_its_own_bill_and_anothers_is_not_there()
    {
        using var own = await _host.AnybodyAsync("firm", Role.Enterprise, ["qsh"], "e1");
        foreach (var word in new[] { "bill?period=2026-11", "demand?period=2026-11", "grade-moves?period=2026-10" })
        {
            Assert.Equal(200, (int)(await own.GetAsync(new Uri(_host.Address, E + word), TestContext.Current.CancellationToken)).StatusCode);
            var other = new Uri(_host.Address, "/api/parks/qsh/enterprises/e2/" + word);
            Assert.Equal(404, (int)(await own.GetAsync(other, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    private static decimal Sum(JsonElement rows, string name) => rows.EnumerateArray()
        .Where(row => row.GetProperty(name).ValueKind == JsonValueKind.Number).Sum(row => row.GetProperty(name).GetDecimal());

    private static ParkDefinition Park() => new()
    {
        Id = ParkId.Parse("qsh"),
        Name = "青山湖科技城",
        TimeZone = "Asia/Shanghai",
        Region = "CN-33",
        Enterprises =
        [
            new()
            {
                Id = EnterpriseId.Parse("e1"),
                Name = "一号厂",
                Industry = "C17",
                Contract = new() { Tariff = "zj-two-part", TransformerKva = 2000m, DemandKw = 1300m, VoltageKv = 10m },
            },
            new() { Id = EnterpriseId.Parse("e2"), Name = "二号厂" },
        ],
        Meters = [Meter("m1", MeterRole.GridImport, MeterUnit.KilowattHour), Meter("r1", MeterRole.Reactive, MeterUnit.KilovarHour)],
    };

    private static MeterDefinition Meter(string id, MeterRole role, MeterUnit unit) => new()
    {
        Id = MeterId.Parse(id),
        Enterprise = EnterpriseId.Parse("e1"),
        Carrier = Carrier.Electricity,
        Role = role,
        Kind = MeterKind.Register,
        Unit = unit,
        IntervalSeconds = 900,
    };

    /// <summary>100 kWh a quarter-hour on workdays from 08:00 to 18:00, 10 otherwise; null from now on.</summary>
    private long? Amount(long start)
    {
        var day = _calendar.LocalDay(start);
        var quarter = (start - _calendar.StartOfLocalDay(day)) / QuarterMs;
        // Saturday 10 October 2026 is worked for the National Day (调休).
        var isWorked = day == new DateOnly(2026, 10, 10) || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        var works = isWorked && quarter is >= 32 and < 72;
        return start + QuarterMs > Reports.Now.ToUnixTimeMilliseconds() ? null : works ? 100 * Kwh : 10 * Kwh;
    }

    private UsageAnswer Usage(UsageRequest request)
    {
        var rows = new List<UsageRow>();
        for (var at = QuarterHour.Of(request.FromUnixMs).StartUnixMs; at < request.ToUnixMs; at += QuarterMs)
        {
            rows.Add(new(at, 28_800_000, Amount(at), 0, QuarterMs, QuarterMs));
        }

        return new() { Carrier = Carrier.Electricity, Measure = Measure.KilowattHour, TimeZone = "Asia/Shanghai", Meters = 1, Rows = [.. rows] };
    }

    /// <summary>The sums of November as the ledgers make them.</summary>
    private Activities Metered(TimeBandTable table)
    {
        var (from, to) = AccountingPeriod.OfMonth(November).Span(_calendar);
        var bands = new long[TimeBands.All.Count];
        for (var at = from; at < to; at += QuarterMs)
        {
            var quarter = (int)(((at - from) % DayMs) / QuarterMs);
            bands[(int)table.DayOf(_calendar.LocalDay(at))!.Quarters[quarter]] += Amount(at) ?? 0;
        }

        MeterMonth Month(string meter, long amount, IReadOnlyList<long> by) => new()
        {
            Meter = MeterId.Parse(meter),
            Month = November,
            Amount = amount,
            Bands = by,
            CoveredMs = DayMs * 19,
            ExpectedMs = DayMs * 19,
        };
        return new()
        {
            Meters = [.. Park().Meters],
            Months = [Month("m1", bands.Sum(), bands), Month("r1", bands.Sum() / 2, [0, 0, 0, 0, 0, bands.Sum() / 2])],
            Demand = [new(November, 100 * Kwh, from + DayMs + (32 * QuarterMs))],
        };
    }
}
