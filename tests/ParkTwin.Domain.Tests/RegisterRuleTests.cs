using static ParkTwin.Domain.Tests.Meters;

namespace ParkTwin.Domain.Tests;

/// <summary>
/// Each rule of docs/decisions/0006 as a row: readings, what they amount to, and the verdicts (one letter each).
/// </summary>
public sealed class RegisterRuleTests
{
    public sealed record Row(string Label, MeterDefinition Meter, List<Reading> Readings, decimal? Total, string Verdicts)
    {
        public override string ToString() => Label;
    }

    /// <summary>a accepted, o roll-over, r detected reset, s suspect, p pending, c conflict lost, x rejected.</summary>
    private const string Letters = "aorspcx";

    public static IEnumerable<TheoryDataRow<Row>> Rows()
    {
        var plain = Register();
        var five = Register(digits: 5);
        Row[] rows =
        [
            new("one reading amounts to nothing", plain, Every(Quarter, 100), null, "a"),
            new("two readings amount to their difference", plain, Every(Quarter, 100, 101.5m), 1.5m, "aa"),
            new("a register that stands still amounts to zero, known", plain, Every(Quarter, 100, 100, 100), 0m, "aaa"),
            new("the contract's roll-over: 22000 kWh", Register(ratio: 8000, digits: 5), Every(Hour, 99999.42m, 1.17m, 2.17m), 22000m, "aoa"),
            new("without digits there is no roll-over", plain, Every(Quarter, 99999.42m, 1.17m, 2.17m), null, "app"),
            new("a roll-over by more than a tenth is none", five, Every(Quarter, 80000, 1, 2), null, "app"),
            new("a roll-over faster than the meter can is none", Register(digits: 5, maxRate: 10),
                Every(Quarter, 99990, 5, 6), null, "app"),
            new("a spike up is left out", plain, Every(Quarter, 100, 101, 500, 102, 103), 3m, "aasaa"),
            new("a spike is left out provisionally after one reading", plain, Every(Quarter, 100, 101, 500, 102), 2m, "aasa"),
            new("a spike that goes on was none", plain, Every(Quarter, 100, 101, 500, 102, 501), 401m, "aaasa"),
            new("two spike readings need three to outweigh", plain, Every(Quarter, 100, 500, 501, 101, 102, 103), 3m, "assaaa"),
            new("a stale value between newer ones is left out", plain, Every(Quarter, 100, 101, 102, 100.5m, 103), 3m, "aaasa"),
            new("a small step back is left out", plain, Every(Quarter, 100, 101, 100.9m, 101.2m), 1.2m, "aasa"),
            new("a dip to zero is left out", plain, Every(Quarter, 100, 101, 0, 102), 2m, "aasa"),
            new("a dip to zero near the top is no roll-over", five, Every(Quarter, 94999, 95000, 0, 95001), 2m, "aasa"),
            new("a long dip near the top is no roll-over", five, Every(Quarter, 94999, 95000, 0, 0, 0, 95001), 2m, "aasssa"),
            new("a dip that returns a little lower is one too", five, Every(Quarter, 94999, 95000, 0, 94999.5m, 95001), 2m, "aassa"),
            new("a spike to the top that turns back is no roll-over", five, Every(Quarter, 100, 101, 99999, 102, 103), 3m, "aasaa"),
            new("a register set back goes pending first", plain, Every(Quarter, 1000, 1001, 5, 6, 7, 8), 1m, "aapppp"),
            new("and is a detected reset after an hour", plain, Every(Quarter, 1000, 1001, 5, 6, 7, 8, 9), 5m, "aaraaaa"),
            new("four intervals count where they are longer", Register(3600), Every(Hour, 1000, 1001, 5, 6, 7, 8), 1m, "aapppp"),
            new("four intervals have passed", Register(3600), Every(Hour, 1000, 1001, 5, 6, 7, 8, 9), 5m, "aaraaaa"),
            new("a run that falls begins anew", plain, Every(Quarter, 1000, 1001, 5, 3, 1002), 2m, "aassa"),
            new("a jump beyond the rate is left out", Register(maxRate: 10), Every(Quarter, 100, 101, 900, 102), 2m, "aasa"),
            new("a level beyond the rate that stays is a new level", Register(maxRate: 10),
                Every(Quarter, 100, 101, 900, 901, 902, 903, 904), 5m, "aaraaaa"),
            new("negative ratio counts the other way", Register(ratio: -2), Every(Quarter, 100, 101, 500, 102, 103), -6m, "aasaa"),
            new("negative ratio rolls over", Register(ratio: -1, digits: 3), Every(Quarter, 998, 999, 1), -3m, "aao"),
        ];
        return rows.Select(row => new TheoryDataRow<Row>(row) { TestDisplayName = row.Label });
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_register_is_judged_as_the_rule_says(Row row)
    {
        var book = Book(row.Meter, row.Readings);
        Assert.Equal(row.Verdicts, string.Concat(Verdicts(book).Select(verdict => Letters[(int)verdict])));
        Assert.Equal(row.Total, Total(book));
    }
}
