using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>A year, its quarters and its months declared together never add.</summary>
public sealed class TilingTests
{
    /// <summary>Label; what is declared (period=output); the period asked for; the expected output, or null.</summary>
    public static TheoryData<string, string, string, int?> Cases() => new()
    {
        { "a year alone", "2023=100", "2023", 100 },
        { "twelve months", Months(2023, 1, 12, 10), "2023", 120 },
        { "twelve months beside the year", "2023=100;" + Months(2023, 1, 12, 10), "2023", 120 },
        { "eleven months beside the year", "2023=100;" + Months(2023, 1, 11, 10), "2023", 100 },
        { "eleven months alone", Months(2023, 1, 11, 10), "2023", null },
        { "four quarters beside the year", "2023=100;2023-Q1=20;2023-Q2=20;2023-Q3=20;2023-Q4=20", "2023", 80 },
        { "three quarters beside the year", "2023=100;2023-Q1=20;2023-Q2=20;2023-Q3=20", "2023", 100 },
        { "a quarter's months beside it", "2023-Q1=20;" + Months(2023, 1, 3, 10), "2023-Q1", 30 },
        { "two months beside their quarter", "2023-Q1=20;" + Months(2023, 1, 2, 10), "2023-Q1", 20 },
        { "months in one quarter, quarters in the others", Months(2023, 1, 3, 10) + ";2023-Q2=20;2023-Q3=20;2023-Q4=20", "2023", 90 },
        { "months before their quarter, in a year", "2023-Q1=20;" + Months(2023, 1, 3, 10) + ";2023-Q2=20;2023-Q3=20;2023-Q4=20", "2023", 90 },
        { "a month of a declared year", "2023=100", "2023-07", null },
        { "a quarter of a declared year", "2023=100", "2023-Q2", null },
        { "a month of a declared quarter", "2023-Q3=30", "2023-07", null },
        { "a month itself", "2023=100;2023-07=7", "2023-07", 7 },
        { "a rolling year of months", Months(2022, 7, 12, 10) + ";" + Months(2023, 1, 6, 10), "2023-06-R12", 120 },
        { "a rolling year of quarters", "2022-Q3=5;2022-Q4=5;2023-Q1=5;2023-Q2=5", "2023-06-R12", 20 },
        { "a rolling year of both", "2022-Q3=5;" + Months(2022, 10, 12, 10) + ";2023-Q1=5;2023-Q2=5", "2023-06-R12", 45 },
        { "a rolling year over whole years only", "2022=100;2023=100", "2023-06-R12", null },
        { "a rolling year that is a calendar year", "2023=100", "2023-12-R12", 100 },
        { "a rolling year that cuts a quarter", "2022-Q3=5;2022-Q4=5;2023-Q1=5;2023-Q2=5;2023-Q3=5", "2023-07-R12", null },
        { "a rolling year, months at its ragged ends", "2022-08=1;2022-09=1;2022-Q4=5;2023-Q1=5;2023-Q2=5;2023-07=1", "2023-07-R12", 18 },
        { "zero is declared", "2023=0", "2023", 0 },
        { "nothing", "2022=100", "2023", null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_finest_wins_where_it_is_complete(string label, string declared, string period, int? expected)
    {
        var figure = Declared(period, declared).Account().Figures["declared.output"];
        Assert.True(figure.Value == expected, $"{label}: {figure}");
        Assert.Equal(figure.Value is null, figure.Reason is not null);
        Assert.Equal(figure.Value, figure.Evaluate());
    }

    [Fact]
    public void A_month_of_a_year_says_what_to_declare()
    {
        var reason = Declared("2023-07", "2023=100").Account().Figures["declared.output"].Reason;
        Assert.Equal("output is declared for 2023 as a whole, which cannot be parted to 2023-07; declare 2023-07.", reason);
    }

    [Fact]
    public void A_null_field_is_not_declared_by_its_declaration()
    {
        var firm = new Firm("2023").Declare("2023", new DeclaredFigures { Output = 100m });
        foreach (var month in firm.Period.Months())
        {
            firm.Declare(month.ToString(), new DeclaredFigures { Tax = 1m });
        }

        var account = firm.Account();
        Assert.Equal(100m, account.Figures["declared.output"].Value);
        Assert.Equal(12m, account.Figures["declared.tax"].Value);
    }

    [Fact]
    public void The_newest_version_of_a_period_counts()
    {
        var inputs = new Firm().Declare("2023", new DeclaredFigures { Output = 1m }).Declare("2023", new DeclaredFigures { Output = 2m }).Inputs;
        var versions = inputs with { Declared = [inputs.Declared[1] with { Version = 7 }, inputs.Declared[0]] };
        Assert.Equal(2m, Accountant.Make(versions, TestFactors.Shipped, FactorScope.Provincial).Figures["declared.output"].Value);
    }

    [Fact]
    public void Activities_tile_as_money_does()
    {
        var firm = new Firm("2023").Declare("2023", ("diesel", 100m, "t"));
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            firm.Declare($"2023-Q{quarter}", ("diesel", 20_000m, "kg"));
        }

        var account = firm.Account();
        Assert.Equal(80m, account.Figures["activity.diesel"].Value);
        Assert.Null(new Firm("2023-05").Declare("2023", ("diesel", 1m, "t")).Account().Figures["carbon.scope1"].Value);
    }

    [Theory]
    [InlineData("the newest month of the period", "2023-02=51;2023-05=53;2023-Q1=52;2022=50", "2023", 53)]
    [InlineData("the period itself ends latest", "2023=50;2023-02=51;2023-05=53", "2023", 50)]
    [InlineData("the finer of equal ends", "2023-Q2=50;2023-06=51", "2023", 51)]
    [InlineData("the year around a month", "2023=50", "2023-07", 50)]
    [InlineData("the quarter before the year", "2023=50;2023-Q3=51", "2023-07", 51)]
    [InlineData("the registry", "", "2023-07", 7)]
    public void A_stock_is_the_newest_then_the_enclosing_then_the_registrys(string label, string declared, string period, int expected)
    {
        var firm = new Firm(period) { LandMu = 7m };
        foreach (var (at, value) in Pairs(declared))
        {
            firm.Declare(at, new DeclaredFigures { LandMu = value });
        }

        Assert.True(firm.Account().Figures["declared.landMu"].Value == expected, label);
    }

    private static string Months(int year, int first, int last, int each) =>
        string.Join(';', Enumerable.Range(first, last - first + 1).Select(month => $"{year}-{month:D2}={each}"));

    private static Firm Declared(string period, string declared)
    {
        var firm = new Firm(period);
        foreach (var (at, value) in Pairs(declared))
        {
            firm.Declare(at, new DeclaredFigures { Output = value });
        }

        return firm;
    }

    private static IEnumerable<(string At, decimal Value)> Pairs(string declared) =>
        declared.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => (pair[0], decimal.Parse(pair[1])));
}
