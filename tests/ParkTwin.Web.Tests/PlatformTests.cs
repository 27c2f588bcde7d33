using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Flags;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

/// <summary>The platform's routes: enterprises by grade, one desk for flags, versions of rules, portraits, diagnoses, packages.</summary>
public sealed class PlatformTests : IAsyncLifetime
{
    private const string E = "/api/parks/qsh/enterprises/e1/";
    private const string FlagId = "qsh~e1~CARBON_GRADE_5~2023";
    private WebHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync();
        await AccountTests.PublishTestInputsAsync(_host);
        var (status, _, body) = await _host.PutAsync(E + "declared/2023", Declarations.Tv1);
        Assert.True(status == 200, body);
        _host.Twin.Inventory("qsh/e1").AllFlags.Add(Flag());
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_table_has_a_row_for_each_enterprise_with_grade_mean_and_flags_and_unknown_is_null_with_its_reason()
    {
        var answer = await _host.JsonAsync("/api/platform/enterprises?period=2023");
        var rows = answer.GetProperty("enterprises").EnumerateArray().ToArray();
        Assert.Equal(["e1", "e2"], rows.Select(row => row.GetProperty("enterprise").GetString()));
        Assert.Equal(3m, rows[0].GetProperty("grade").GetDecimal());
        Assert.Equal(0.72m, rows[0].GetProperty("mean").GetDecimal());
        Assert.Equal(1, rows[0].GetProperty("openFlags").GetInt32());
        Assert.Equal(1, rows[0].GetProperty("candidates").GetInt32());
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("grade").ValueKind);
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("tco2").ValueKind);
        Assert.NotEmpty(rows[1].GetProperty("reasons").GetProperty("tco2").GetString()!);
        Assert.Equal("2022", answer.GetProperty("before").GetString());
    }

    [Fact]
    public async Task A_figure_of_a_row_opens_by_the_key_that_the_head_names()
    {
        var answer = await _host.JsonAsync("/api/platform/enterprises?period=2023");
        var key = answer.GetProperty("keys").GetProperty("tco2").GetString();
        var opened = await _host.JsonAsync($"/api/explain/qsh~e1~2023~{answer.GetProperty("scope").GetString()}~{key}");
        Assert.Equal(answer.GetProperty("enterprises")[0].GetProperty("tco2").GetDecimal(), opened.GetProperty("value").GetDecimal());
    }

    [Theory]
    [InlineData("period=2023&compare=sometimes", 400, "sometimes")]
    [InlineData("period=yesterday", 400, "yesterday")]
    [InlineData("period=2023&park=nowhere", 404, "nowhere")]
    public async Task A_wrong_question_is_told_what_is_wrong(string query, int wanted, string named)
    {
        var (status, type, body) = await _host.GetAsync("/api/platform/enterprises?" + query);
        Assert.Equal((wanted, "application/problem+json"), (status, type));
        Assert.Contains(named, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_says_what_is_waited_for_and_what_has_passed()
    {
        var desk = await _host.JsonAsync("/api/platform/flags");
        var row = Assert.Single(desk.GetProperty("flags").EnumerateArray());
        Assert.Equal("verify", row.GetProperty("awaited").GetString());
        Assert.False(row.GetProperty("overdue").GetBoolean());
        Assert.Equal("verify", row.GetProperty("flag").GetProperty("awaited").GetString());
        Assert.Equal(row.GetProperty("due").GetString(), row.GetProperty("flag").GetProperty("due").GetString());
        var flags = _host.Twin.Inventory("qsh/e1").AllFlags;
        var longAgo = Reports.Now.ToUnixTimeMilliseconds() - (11 * 86_400_000L);
        flags[0] = flags[0] with { Trail = [flags[0].Trail[0] with { AtUnixMs = longAgo }] };
        desk = await _host.JsonAsync("/api/platform/flags?state=candidate");
        Assert.Equal(1, desk.GetProperty("overdue").GetInt32());
        Assert.Equal(0, (await _host.JsonAsync("/api/platform/flags?state=closed")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Two_versions_of_the_rules_show_what_changed_who_published_it_and_what_either_says_of_a_flag()
    {
        var rules = JsonNode.Parse((await _host.GetAsync("/api/reference/thresholds")).Body)!;
        var rule = rules["flagRules"]!.AsArray().First(one => (string?)one!["id"] == "CARBON_GRADE_5")!;
        rule["version"] = 2;
        rule["levels"]![0]!["threshold"] = 2.5;
        rule["levels"]![0]!["clear"] = 2.4;
        var (status, _, body) = await _host.PutAsync("/api/reference/thresholds?version=rules-2&note=vectors", rules.ToJsonString());
        Assert.True(status == 200, body);

        var answer = await _host.JsonAsync("/api/platform/rules");
        Assert.Equal("rules-2", answer.GetProperty("to").GetProperty("version").GetString());
        Assert.NotEmpty(answer.GetProperty("to").GetProperty("by").GetString()!);
        var change = answer.GetProperty("rules").EnumerateArray().First(one => one.GetProperty("rule").GetString() == "CARBON_GRADE_5");
        Assert.Equal(["version", "levels"], change.GetProperty("changed").EnumerateArray().Select(one => one.GetString()));
        var flag = Assert.Single(change.GetProperty("flags").EnumerateArray());
        Assert.True(flag.GetProperty("fromMet").GetBoolean());
        Assert.False(flag.GetProperty("toMet").GetBoolean());
        Assert.Equal(2.5m, flag.GetProperty("toThreshold").GetDecimal());
        var same = answer.GetProperty("rules").EnumerateArray().First(one => one.GetProperty("rule").GetString() == "KEY_USER");
        Assert.Empty(same.GetProperty("changed").EnumerateArray());
        Assert.Equal(404, (await _host.GetAsync("/api/platform/rules?from=never")).Status);
    }

    [Fact]
    public async Task A_portrait_has_its_axes_and_a_card_whose_check_is_of_what_it_shows()
    {
        var portrait = await _host.JsonAsync(E + "portrait?period=2023");
        Assert.Equal(8, portrait.GetProperty("axes").GetArrayLength());
        var card = portrait.GetProperty("card");
        Assert.Equal(3m, card.GetProperty("grade").GetDecimal());
        Assert.Equal("qsh~e1~2023~provincial~grade.grade", card.GetProperty("figure").GetString());
        var check = card.GetProperty("check").GetString();
        Assert.Matches("^[0-9a-f]{12}$", check);
        Assert.Equal(check, (await _host.JsonAsync(E + "portrait?period=2023")).GetProperty("card").GetProperty("check").GetString());
        await _host.PutAsync(E + "declared/2023", Declarations.Tv1.Replace("4200", "4100", StringComparison.Ordinal));
        Assert.NotEqual(check, (await _host.JsonAsync(E + "portrait?period=2023")).GetProperty("card").GetProperty("check").GetString());
    }

    [Fact]
    public async Task A_diagnosis_of_hours_finds_the_night_with_the_evidence_of_its_meters()
    {
        var asked = new List<LoadRequest>();
        var week = Fakes.LoadWeek.Of(night: 80, day: 100);
        _host.Twin.Enterprise("qsh/e1").OnLoad = request =>
        {
            asked.Add(request);
            return week(request);
        };
        var diagnosis = await _host.JsonAsync(E + "diagnosis?period=2023-07");
        var finding = diagnosis.GetProperty("findings").EnumerateArray().First(one => one.GetProperty("kind").GetString() == "night-base-load");
        Assert.Equal(0.8m, finding.GetProperty("figure").GetProperty("value").GetDecimal());
        Assert.Equal("meter", finding.GetProperty("evidence")[0].GetProperty("tree").GetProperty("inputs")[0].GetProperty("source").GetProperty("kind").GetString());
        var (from, to) = (DateTimeOffset.Parse("2023-07-01T00:00:00+08:00", null), DateTimeOffset.Parse("2023-08-01T00:00:00+08:00", null));
        Assert.Equal(new() { FromUnixMs = from.ToUnixTimeMilliseconds(), ToUnixMs = to.ToUnixTimeMilliseconds() }, asked[0]);
        var park = await _host.JsonAsync("/api/parks/qsh/diagnosis?period=2023-07");
        Assert.Contains(park.GetProperty("findings").EnumerateArray(), one => one.GetProperty("kind").GetString() == "night-base-load"
            && one.GetProperty("count").GetInt32() == 1);
    }

    [Theory]
    [InlineData(E)]
    [InlineData("/api/parks/qsh/")]
    public async Task A_package_holds_what_its_manifest_says_to_the_byte(string owner)
    {
        var bytes = await _host.Client.GetByteArrayAsync(owner + "package?period=2023", TestContext.Current.CancellationToken);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        using var manifest = JsonDocument.Parse(Read(archive, "manifest.json"));
        var files = manifest.RootElement.GetProperty("files").EnumerateArray().ToArray();
        Assert.Equal(archive.Entries.Count - 1, files.Length);
        foreach (var file in files)
        {
            var content = Read(archive, file.GetProperty("name").GetString()!);
            Assert.Equal(file.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(content)));
        }

        var evidence = Encoding.UTF8.GetString(Read(archive, $"evidence/{FlagId.Replace('~', '_')}.json"));
        Assert.Contains("CARBON_GRADE_5", evidence, StringComparison.Ordinal);
        Assert.Contains("grid-import", evidence, StringComparison.Ordinal);
        Assert.Contains("能源双碳诊断报告", Encoding.UTF8.GetString(Read(archive, "report.html")), StringComparison.Ordinal);
        Assert.Contains("carbon.total", Encoding.UTF8.GetString(Read(archive, "tables/figures.csv")), StringComparison.Ordinal);
        Assert.NotEmpty(Read(archive, "tables/figures.xlsx"));
    }

    [Fact]
    public async Task A_package_is_in_the_audit_trail_as_an_export()
    {
        await _host.GetAsync(E + "package?period=2023");
        var audit = await _host.JsonAsync("/api/audit?action=enterprisePackage");
        Assert.Contains("enterprises/e1/package", audit.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_enterprise_reads_its_own_portrait_and_package_and_no_table_of_others()
    {
        using var e1 = await _host.AnybodyAsync("firm", Role.Enterprise, ["qsh"], "e1");
        Assert.Equal(200, (int)(await e1.GetAsync(E + "portrait?period=2023", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(200, (int)(await e1.GetAsync(E + "package?period=2023", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(403, (int)(await e1.GetAsync("/api/platform/enterprises?period=2023", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(404, (int)(await e1.GetAsync("/api/parks/qsh/enterprises/e2/package?period=2023", TestContext.Current.CancellationToken)).StatusCode);
    }

    private static byte[] Read(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static Flag Flag() => new()
    {
        Id = FlagId,
        Park = ParkId.Parse("qsh"),
        Enterprise = EnterpriseId.Parse("e1"),
        Rule = "CARBON_GRADE_5",
        RuleVersion = 1,
        Period = AccountingPeriod.OfYear(2023),
        Figure = "qsh~e1~2023~provincial~carbon.total",
        Value = 2.31m,
        Threshold = 2.0m,
        Unit = "1",
        FactorSet = "test",
        Completeness = 0.98m,
        Active = true,
        State = FlagState.Candidate,
        Trail = [new(Reports.Now.ToUnixTimeMilliseconds(), "system", "raise", null, FlagState.Candidate)],
    };
}
