using ParkTwin.Testing;

namespace ParkTwin.Web.Tests;

/// <summary>What the routes of accounts answer to questions, over declared figures and the reference data that comes with the twin.</summary>
public sealed class AccountFigureTests(DeclaredHost declared) : IClassFixture<DeclaredHost>
{
    private const string E = "/api/parks/qsh/enterprises/e1/";
    private readonly WebHost _host = declared.Host;

    [Theory]
    [InlineData("carbon?period=2023", "scope1", "426.345")]
    [InlineData("carbon?period=2023", "scope2Location", "2141.68")]
    [InlineData("carbon?period=2023", "scope2Market", "2500.72")]
    [InlineData("carbon?period=2023", "total", "2568.02")]
    [InlineData("carbon?period=2023&scope=national", "total", "2674.26")]
    [InlineData("carbon?period=2023", "scope3Memo", "7.56000")]
    [InlineData("carbon?period=2023", "avoidedSelfUse", "378.024")]
    [InlineData("carbon?period=2023", "avoidedExport", "69.6360")]
    [InlineData("energy?period=2023", "loadKwh", "3960000")]
    [InlineData("energy?period=2023", "tceCalorific", "914.169")]
    [InlineData("energy?period=2023", "tceEquivalent", "1539.37")]
    [InlineData("energy?period=2023", "tceCalorificWithoutPv", "820.765")]
    [InlineData("energy?period=2023", "tceCalorificWithMedia", "925.739")]
    [InlineData("intensity?period=2023", "tco2PerValueAdded", "0.611435")]
    [InlineData("intensity?period=2023", "tco2PerOutput", "0.142668")]
    [InlineData("intensity?period=2023", "tceCalorificPerValueAdded", "0.217659")]
    [InlineData("intensity?period=2023", "tceEquivalentPerValueAdded", "0.366518")]
    [InlineData("intensity?period=2023", "tceCalorificPerOutput", "0.0507872")]
    [InlineData("intensity?period=2023", "waterPerValueAdded", "10.7143")]
    [InlineData("intensity?period=2023", "tco2PerMu", "49.3851")]
    [InlineData("intensity?period=2023", "taxPerMu", "16.5385")]
    [InlineData("intensity?period=2023", "valueAddedPerMu", "80.7692")]
    [InlineData("intensity?period=2023", "selfConsumption", "0.844444")]
    [InlineData("intensity?period=2023", "selfSufficiency", "0.191919")]
    [InlineData("intensity?period=2023&scope=national", "tco2PerValueAdded", "0.611435")]
    [InlineData("grade?period=2023", "k", "0.849215")]
    [InlineData("grade?period=2023", "grade", "3.00000")]
    public async Task TV1_comes_out_of_the_routes_to_six_digits_and_each_figure_opens_with_the_same_value(string path, string name, string wanted)
    {
        var answer = await _host.JsonAsync(E + path);
        var value = answer.GetProperty(name).GetDecimal();
        Digits.Same(wanted, value);
        var id = answer.GetProperty("figures").GetProperty(name).GetString()!;
        Assert.DoesNotContain('/', id);
        var opened = await _host.JsonAsync("/api/explain/" + id);
        Assert.Equal(value, opened.GetProperty("value").GetDecimal());
        Assert.Equal(("provisional", "test"), (answer.GetProperty("state").GetString(), answer.GetProperty("factorSet").GetString()));
    }

    [Fact]
    public async Task Every_figure_that_the_ranking_names_opens()
    {
        var ranking = await _host.JsonAsync("/api/city/ranking?quarter=2023-Q3");
        var ids = ranking.GetProperty("figures").EnumerateObject().Select(one => one.Value.GetString()).ToArray();
        Assert.NotEmpty(ids);
        foreach (var id in ids)
        {
            var opened = await _host.GetAsync("/api/explain/" + id);
            Assert.True(opened.Status == 200, $"{id}: {opened.Body}");
        }
    }

    [Fact]
    public async Task Explain_says_formula_factor_citation_and_confidence()
    {
        var opened = await _host.JsonAsync("/api/explain/qsh~e1~2023~provincial~carbon.flow.grid-import");
        var factor = Assert.Single(opened.GetProperty("factors").EnumerateArray());
        Assert.Equal(0.4974m, factor.GetProperty("value").GetDecimal());
        var source = factor.GetProperty("source");
        Assert.Equal(("reference", 2023, "2025-12-31", "confirmed", "test"), (
            source.GetProperty("kind").GetString(), source.GetProperty("dataYear").GetInt32(), source.GetProperty("publishedOn").GetString(),
            source.GetProperty("confidence").GetString(), source.GetProperty("set").GetString()));
        Assert.False(string.IsNullOrEmpty(source.GetProperty("citation").GetString()));
        Assert.False(string.IsNullOrEmpty(opened.GetProperty("formula").GetString()));
        Assert.Equal(3_200_000m, Assert.Single(opened.GetProperty("parts").EnumerateArray()).GetProperty("declared").GetDecimal());
        foreach (var node in AccountAnswers.Nodes(opened))
        {
            var (status, _, body) = await _host.GetAsync("/api/explain/" + node.GetProperty("figure").GetString());
            Assert.True(status == 200, body);
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("nowhere~e1~2023~provincial~carbon.total")]
    [InlineData("qsh~nobody~2023~provincial~carbon.total")]
    [InlineData("qsh~e1~2023~provincial~carbon.nothing")]
    [InlineData("qsh~e1~2023~provincial~carbon.total~1")]
    [InlineData("qsh~e1~2023-13~provincial~carbon.total")]
    [InlineData("qsh~e1~2023~global~carbon.total")]
    public async Task What_does_not_exist_is_404_in_the_same_words(string id)
    {
        var (status, _, body) = await _host.GetAsync("/api/explain/" + id);
        Assert.Equal(404, status);
        Assert.Contains("There is no figure", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("carbon", 400, "period is missing; it is a month (2023-07)")]
    [InlineData("carbon?period=july", 400, "period is 'july'")]
    [InlineData("carbon?period=2023&scope=global", 400, "provincial, regional, national")]
    public async Task A_wrong_period_or_scope_is_answered_with_what_is_allowed(string path, int status, string says)
    {
        var answer = await _host.GetAsync(E + path);
        Assert.Equal(status, answer.Status);
        Assert.Contains(says, answer.Body.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
