using System.Text.Json;
using Microsoft.Extensions.Logging;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Alarms;
using ParkTwin.Web.Api.Alarms;
using ParkTwin.Web.Tests.Access;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

public sealed class AlarmTests : IAsyncLifetime
{
    private const string Route = "/api/parks/qsh/alarms";

    private readonly FakeTwin _twin = TwoParks.Whole();
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync(twin: _twin);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_list_has_the_unfinished_alarms_with_what_was_seen_and_the_counts()
    {
        _twin.AlarmsOf("qsh").Add(FakeAlarms.Demand("e1", "old") with { State = AlarmState.Cleared, ClearedUnixMs = 0 });
        var list = await _host.JsonAsync(Route);
        Assert.Equal(3, list.GetProperty("alarms").GetArrayLength());
        var alarm = list.GetProperty("alarms").EnumerateArray().Single(one => one.GetProperty("enterprise").GetString() == "e1");
        Assert.Equal(("demand", "critical", "open"), (Word(alarm, "kind"), Word(alarm, "severity"), Word(alarm, "state")));
        Assert.Equal((1001m, 1000m, "kW"), (alarm.GetProperty("value").GetDecimal(), alarm.GetProperty("limit").GetDecimal(), Word(alarm, "unit")));
        Assert.Equal("qsh~e1~2026-11~provincial~demand.maxKw", Word(alarm, "figure"));
        Assert.EndsWith("+08:00", Word(alarm, "openedAt"), StringComparison.Ordinal);
        Assert.Equal("""{"open":3,"acknowledged":0,"shelved":0,"critical":3}""", list.GetProperty("counts").GetRawText());
        Assert.Equal(4, (await _host.JsonAsync(Route + "?state=all")).GetProperty("alarms").GetArrayLength());
        Assert.Equal(1, (await _host.JsonAsync(Route + "?state=cleared,resolved")).GetProperty("alarms").GetArrayLength());
        Assert.Equal(1, (await _host.JsonAsync(Route + "?enterprise=e2&kind=demand")).GetProperty("alarms").GetArrayLength());
    }

    [Theory]
    [InlineData("?state=loud", "'loud'")]
    [InlineData("?kind=noise", "'noise'")]
    public async Task A_filter_that_does_not_exist_is_named(string query, string named)
    {
        var (status, _, body) = await _host.GetAsync(Route + query);
        Assert.Equal(400, status);
        Assert.Contains(named, JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_carries_who_and_when_and_stands_in_the_audit_trail()
    {
        var answer = await _host.PostAsync(Route + "/demand~e1~-~1/shelve", """{"text":"检修","until":"2026-11-21T08:00:00+08:00"}""");
        Assert.True(answer.Status == 200, answer.Body);
        var alarm = JsonDocument.Parse(answer.Body).RootElement;
        Assert.Equal(("shelved", "2026-11-21T08:00:00+08:00"), (Word(alarm, "state"), Word(alarm, "shelvedUntil")));
        Assert.Equal("admin", Word(alarm.GetProperty("steps").EnumerateArray().Last(), "by"));
        var audit = await _host.JsonAsync("/api/audit?action=shelveAlarm");
        Assert.Contains("检修 (until 2026-11-21T00:00:00Z)", audit.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unshelve", "{}", 409, "possible are acknowledge")]
    [InlineData("shelve", """{"text":"x"}""", 409, "time in the future")]
    [InlineData("shelve", """{"text":"x","until":"soon"}""", 400, "'soon'")]
    [InlineData("comment", "{}", 409, "needs a text")]
    [InlineData("resolve", "{}", 409, "condition still holds")]
    public async Task What_is_not_possible_is_refused_with_the_reason(string action, string body, int status, string reason)
    {
        var answer = await _host.PostAsync($"{Route}/demand~e1~-~1/{action}", body);
        Assert.Equal(status, answer.Status);
        Assert.Contains(reason, JsonDocument.Parse(answer.Body).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_without_end_is_refused()
    {
        var answer = await _host.PostAsync(Route + "/demand~e1~-~1/comment", $$"""{"text":"{{new string('a', 1_001)}}"}""");
        Assert.Equal(400, answer.Status);
    }

    [Fact]
    public async Task An_enterprise_finds_its_own_alarms_alone_and_counts_those()
    {
        var client = await _host.AnybodyAsync("firm1", Role.Enterprise, ["qsh"], "e1");
        using var answer = await client.GetAsync(new Uri(Route, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var list = JsonDocument.Parse(text).RootElement;
        Assert.Equal("demand~e1~-~1", Word(Assert.Single(list.GetProperty("alarms").EnumerateArray()), "id"));
        Assert.Equal(1, list.GetProperty("counts").GetProperty("open").GetInt32());
        Assert.DoesNotContain("e2", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("admin", 3, 2)]
    [InlineData("enterpriseE1", 1, 1)]
    public async Task The_hub_tells_of_alarms_that_the_account_sees_and_of_no_others(string caller, int open, int told)
    {
        using var socket = new HubSocket();
        await socket.ConnectAsync(_host, await TestCallers.TokenAsync(_host, caller));
        await socket.CallAsync("Watch", "qsh");
        var before = (await _twin.AlarmsOf("qsh").Read()).Alarms;
        var e2 = before.Single(alarm => alarm.Enterprise?.Value == "e2");
        var e1 = before.Single(alarm => alarm.Enterprise?.Value == "e1");
        await _twin.AlarmsOf("qsh").Tell(e2 with { Revision = 2 });
        await _twin.AlarmsOf("qsh").Tell(e1 with { Revision = 2 });
        var seen = new HashSet<string>();
        while (!seen.Contains(e1.Id))
        {
            var change = await socket.ReceiveAsync();
            Assert.Equal("AlarmsChanged", change.GetProperty("target").GetString());
            var view = change.GetProperty("arguments")[0];
            Assert.Equal(open, view.GetProperty("counts").GetProperty("open").GetInt32());
            seen.UnionWith(view.GetProperty("alarms").EnumerateArray().Select(alarm => Word(alarm, "id")!));
        }

        Assert.Equal(told, seen.Count);
    }

    [Fact]
    public async Task What_the_observer_missed_comes_with_the_next_renewal_and_an_older_state_never()
    {
        using var socket = new HubSocket();
        await socket.ConnectAsync(_host);
        await socket.CallAsync("Watch", "qsh");
        var alarm = (await _twin.AlarmsOf("qsh").Read()).Alarms.Single(one => one.Enterprise?.Value == "e1");
        await _twin.AlarmsOf("qsh").Tell(alarm);
        await _twin.AlarmsOf("qsh").Tell(alarm with { Revision = 9, Times = 4 });
        var change = await socket.ReceiveAsync();
        Assert.Equal(4, change.GetProperty("arguments")[0].GetProperty("alarms")[0].GetProperty("times").GetInt32());
    }

    [Fact]
    public async Task Gateways_that_cannot_be_read_take_no_alarm_away_and_groups_are_by_enterprise()
    {
        _twin.GatewayFault = new InvalidDataException("The grain state is damaged.");
        _twin.AlarmsOf("qsh").Add([.. Enumerable.Range(1, 3).Select(nth => FakeAlarms.Demand("e1", $"silent{nth}") with { Kind = AlarmKind.Offline })]);
        using var socket = new HubSocket();
        await socket.ConnectAsync(_host);
        await socket.CallAsync("Watch", "qsh");
        var list = (await _host.JsonAsync(Route + "?kind=offline")).GetProperty("alarms").EnumerateArray().ToList();
        Assert.Equal(3, list.Count);
        Assert.All(list, alarm => Assert.Equal("offline~e1", Word(alarm, "group")));
        var answer = await _host.PostAsync(Route + "/silent1/acknowledge", "{}");
        Assert.True(answer.Status == 200, answer.Body);
        var told = (await socket.ReceiveAsync()).GetProperty("arguments")[0].GetProperty("alarms")[0];
        Assert.Equal(("silent1", "acknowledged", "offline~e1"), (Word(told, "id"), Word(told, "state"), Word(told, "group")));
    }

    [Fact]
    public async Task Gateways_that_cannot_be_read_are_logged_once_and_read_again_when_they_can()
    {
        var (time, log) = (new ManualTime(), new Lines());
        var gateways = new AlarmGateways(_twin, time, log);
        _twin.GatewayFault = new TimeoutException("No answer.");
        for (var nth = 0; nth < 3; nth++)
        {
            Assert.Empty(await gateways.ReadAsync(ParkId.Parse("qsh")));
            time.Advance(TimeSpan.FromSeconds(31));
        }

        Assert.Single(log.Told);
        _twin.GatewayFault = null;
        await _host.PutAsync("/api/parks/qsh/gateways/gw1", """{"meters":["m1"]}""");
        Assert.Equal("gw1", Assert.Single(await gateways.ReadAsync(ParkId.Parse("qsh"))).Key);
    }

    private sealed class Lines : ILogger<AlarmGateways>
    {
        public List<string> Told { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Told.Add(formatter(state, exception));
    }

    private static string? Word(JsonElement of, string name) => of.GetProperty(name).GetString();
}
