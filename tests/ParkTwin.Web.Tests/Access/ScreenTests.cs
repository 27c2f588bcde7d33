using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ParkTwin.Domain.Access;

namespace ParkTwin.Web.Tests.Access;

public sealed class ScreenTests : IAsyncLifetime
{
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_link_of_a_screen_reads_the_live_view_and_the_map_and_nothing_else()
    {
        var (screen, _) = await MakeAsync(_host.Client);
        foreach (var path in new[] { "/api/parks", "/api/parks/qsh/live", "/api/parks/qsh/map", "/api/parks/qsh/live-factors", "/api/auth/me" })
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(screen, HttpMethod.Get, path));
        }

        foreach (var path in new[] { "/api/accounts", "/api/parks/qsh/carbon?period=2023", "/api/parks/qsh/flags", "/api/quarantine", "/api/screens" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(screen, HttpMethod.Get, path));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(screen, HttpMethod.Put, "/api/parks/qsh/map"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(screen, HttpMethod.Post, "/api/screens"));
    }

    [Fact]
    public async Task The_link_of_a_screen_makes_no_token_that_would_outlast_it()
    {
        var (screen, _) = await MakeAsync(_host.Client);
        using var answer = await screen.PostAsJsonAsync("/api/auth/tokens", new { name = "more" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_link_that_is_taken_back_ends_at_once_and_the_token_is_never_shown_again()
    {
        var (screen, made) = await MakeAsync(_host.Client);
        var list = await _host.JsonAsync("/api/screens");
        var row = Assert.Single(list.GetProperty("screens").EnumerateArray());
        Assert.Equal(("调度中心", JsonValueKind.Null), (row.GetProperty("name").GetString(), row.GetProperty("token").ValueKind));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_host.Client, HttpMethod.Delete, "/api/screens/" + made.GetProperty("user").GetString()));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(screen, HttpMethod.Get, "/api/parks/qsh/live"));
        Assert.Equal(0, (await _host.JsonAsync("/api/screens")).GetProperty("screens").GetArrayLength());
    }

    [Fact]
    public async Task An_operator_of_one_park_makes_and_sees_links_of_that_park_alone()
    {
        var all = await MakeAsync(_host.Client, """{"name":"everywhere"}""");
        var other = await _host.AnybodyAsync("there", Role.Operator, ["xsw"]);
        var here = await _host.AnybodyAsync("here", Role.Operator, ["qsh"]);
        await MakeAsync(here);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await StatusAsync(here, HttpMethod.Post, "/api/screens", """{"name":"all"}"""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await StatusAsync(other, HttpMethod.Post, "/api/screens", """{"name":"a","parks":["qsh"]}"""));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(here, HttpMethod.Delete, "/api/screens/" + all.Made.GetProperty("user").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(_host.Client, HttpMethod.Delete, "/api/screens/admin"));
    }

    [Theory]
    [InlineData("""{"parks":["qsh"]}""", "name has 0 characters")]
    [InlineData("""{"name":"a","parks":[]}""", "parks is empty")]
    [InlineData("""{"name":"a","parks":["nowhere"]}""", "There is no park")]
    [InlineData("""{"name":"a","days":731}""", "days is 731, of 1 to 730")]
    public async Task What_is_wrong_with_a_link_is_named(string body, string said)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _host.Client.PostAsync(new Uri("/api/screens", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<(HttpClient Screen, JsonElement Made)> MakeAsync(HttpClient by, string body = """{"name":"调度中心","parks":["qsh"]}""")
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await by.PostAsync(new Uri("/api/screens", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        var made = JsonDocument.Parse(text).RootElement;
        var screen = _host.Nobody();
        screen.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.GetProperty("token").GetString());
        return (screen, made);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
