using System.Net.Http.Json;
using System.Text.Json;
using ParkTwin.Domain.Access;

namespace ParkTwin.Web.Tests.Access;

public sealed class AuditTests : IAsyncLifetime
{
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_change_is_an_entry_with_who_what_and_what_became_of_it_and_reading_is_none()
    {
        await _host.JsonAsync("/api/parks");
        await _host.PostAsync("/api/quarantine/replay", """{"reason":"unknown-meter"}""");
        await _host.PostAsync("/api/quarantine/replay", """{"reason":"no-such"}""");
        var rows = await RowsAsync();
        Assert.Equal(
            [("admin", "admin", "replayQuarantine", "/api/quarantine/replay", 400), ("admin", "admin", "replayQuarantine", "/api/quarantine/replay", 200)],
            rows.Select(one => (one.User, one.Role, one.Action, one.Target, one.Outcome)));
        Assert.Equal("127.0.0.1", rows[0].Address);
    }

    [Fact]
    public async Task Sign_ins_are_entries_and_what_was_typed_for_a_name_that_is_none_is_not_kept()
    {
        using var browser = new Browser(_host);
        await browser.PostAsync("/api/auth/sign-in", new { user = "my secret typed wrong", password = "x" });
        await browser.PostAsync("/api/auth/sign-in", new { user = "ADMIN", password = "x" });
        await browser.SignInAsync("admin", WebHost.AdminPassword);
        await browser.PostAsync("/api/auth/sign-out", new { });
        Assert.Equal(
            [("admin", "signOut", "/api/auth/sign-out", 200), ("admin", "signIn", "admin", 200), ("", "signIn", "admin", 401), ("", "signIn", "unknown user", 401)],
            (await RowsAsync()).Select(one => (one.User, one.Action, one.Target, one.Outcome)));
    }

    [Fact]
    public async Task A_change_of_an_account_tells_before_and_after()
    {
        await _host.PostAsync("/api/accounts", """{"user":"wang","role":"operator","parks":["qsh"]}""");
        await _host.PutAsync("/api/accounts/wang", """{"role":"platform","disabled":true}""");
        var detail = JsonDocument.Parse((await RowsAsync())[0].Detail!).RootElement;
        Assert.Equal("operator", detail.GetProperty("before").GetProperty("role").GetString());
        Assert.Equal(("platform", true), (
            detail.GetProperty("after").GetProperty("role").GetString(), detail.GetProperty("after").GetProperty("disabled").GetBoolean()));
    }

    [Fact]
    public async Task No_secret_is_in_the_trail()
    {
        using var browser = new Browser(_host);
        var secrets = new List<string> { WebHost.AdminPassword, "six quiet herons wade", _host.Token };
        await browser.SignInAsync("admin", WebHost.AdminPassword);
        secrets.Add(browser.Csrf!);
        var made = await browser.PostAsync("/api/accounts", new { user = "wang", role = "platform" });
        secrets.Add(JsonDocument.Parse(made.Body).RootElement.GetProperty("password").GetString()!);
        var reset = await browser.PostAsync("/api/accounts/wang/password", new { });
        secrets.Add(JsonDocument.Parse(reset.Body).RootElement.GetProperty("password").GetString()!);
        var token = await browser.PostAsync("/api/auth/tokens", new { name = "x", days = 1 });
        secrets.Add(JsonDocument.Parse(token.Body).RootElement.GetProperty("token").GetString()!);
        await browser.PostAsync("/api/auth/password", new { current = WebHost.AdminPassword, @new = "six quiet herons wade" });
        secrets.Add(browser.Cookie);
        var text = JsonSerializer.Serialize(await RowsAsync());
        Assert.Contains("changePassword", text, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_trail_is_read_in_pages_by_choice_and_exported_as_an_entry_of_its_own()
    {
        for (var i = 0; i < 5; i++)
        {
            await _host.PostAsync("/api/quarantine/replay", "{}");
        }

        var page = await _host.JsonAsync("/api/audit?count=2&action=replayQuarantine");
        Assert.Equal(2, page.GetProperty("rows").GetArrayLength());
        var next = await _host.JsonAsync($"/api/audit?count=10&before={page.GetProperty("next").GetInt64()}");
        Assert.Equal((3, JsonValueKind.Null), (next.GetProperty("rows").GetArrayLength(), next.GetProperty("next").ValueKind));
        Assert.Equal(0, (await _host.JsonAsync("/api/audit?user=nobody")).GetProperty("rows").GetArrayLength());
        Assert.Equal(0, (await _host.JsonAsync("/api/audit?from=2099-01-01T00:00:00Z")).GetProperty("rows").GetArrayLength());
        Assert.Equal(400, (await _host.GetAsync("/api/audit?count=0")).Status);

        var (status, type, csv) = await _host.GetAsync("/api/audit/export?action=replayQuarantine");
        Assert.Equal((200, "text/csv"), (status, type));
        Assert.Equal(6, csv.TrimEnd().Split('\n').Length);
        Assert.Equal("auditExport", (await RowsAsync())[0].Action);
    }

    [Fact]
    public async Task An_auditor_of_some_parks_sees_what_was_done_to_those()
    {
        await _host.PostAsync("/api/quarantine/replay", "{}");
        await _host.PostAsync("/api/parks/qsh/meters/nothing/events", "{}");
        await _host.PostAsync("/api/parks/other/meters/nothing/events", "{}");
        var auditor = await _host.AnybodyAsync("auditor", Role.Auditor, ["qsh"]);
        var page = await auditor.GetFromJsonAsync<JsonElement>("/api/audit", TestContext.Current.CancellationToken);
        Assert.Equal("/api/parks/qsh/meters/nothing/events", Assert.Single(page.GetProperty("rows").EnumerateArray()).GetProperty("target").GetString());
    }

    [Fact]
    public async Task Where_the_trail_cannot_be_written_nothing_is_answered_as_done_and_nothing_more_is_changed()
    {
        var trail = new RefusingTrail();
        await using var host = await WebHost.StartAsync(services: services => services.AddSingletonTrail(trail));
        trail.Refuses = true;
        Assert.Equal(503, (await host.PostAsync("/api/quarantine/replay", "{}")).Status);
        Assert.Single(host.Twin.Replays);
        var (status, type, body) = await host.PostAsync("/api/quarantine/replay", "{}");
        Assert.Equal((503, "application/problem+json"), (status, type));
        Assert.Contains("audit trail", body, StringComparison.Ordinal);
        Assert.Single(host.Twin.Replays); // Refused before anything was done.
        Assert.Equal(200, (await host.GetAsync("/api/parks")).Status);
        var health = (await host.JsonAsync("/api/status")).GetProperty("health").EnumerateArray();
        Assert.Contains(health, one => one.GetProperty("name").GetString() == "audit" && !one.GetProperty("healthy").GetBoolean());

        trail.Refuses = false;
        Assert.Equal(200, (await host.PostAsync("/api/quarantine/replay", "{}")).Status);
        Assert.Equal(["auditResumed", "replayQuarantine"], trail.Entries.Select(one => one.Action));
    }

    private async Task<IReadOnlyList<AuditEntry>> RowsAsync() =>
        [.. (await _host.Audit.ReadAsync(null, 1_000, null, TestContext.Current.CancellationToken)).Select(one => one.Entry)];
}
