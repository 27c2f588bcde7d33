using ParkTwin.Web.Access;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests.Access;

public sealed class LockOutTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync(_time);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("admin")]
    [InlineData("nobody")]
    public async Task Five_wrong_passwords_lock_a_minute_and_the_next_two_also_of_a_name_that_no_account_has(string user)
    {
        using var browser = new Browser(_host);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(401, (await TryAsync(browser, user, "wrong")).Status);
        }

        Assert.Equal((429, TimeSpan.FromSeconds(60)), await TryAsync(browser, user, "wrong"));
        Assert.Equal((429, TimeSpan.FromSeconds(60)), await TryAsync(browser, user, WebHost.AdminPassword));
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(401, (await TryAsync(browser, user, "wrong")).Status);
        Assert.Equal((429, TimeSpan.FromSeconds(120)), await TryAsync(browser, user, "wrong"));
    }

    [Fact]
    public async Task A_right_password_begins_the_count_anew()
    {
        using var browser = new Browser(_host);
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++)
            {
                Assert.Equal(401, (await TryAsync(browser, "admin", "wrong")).Status);
            }

            Assert.Equal(200, (await TryAsync(browser, "admin", WebHost.AdminPassword)).Status);
        }
    }

    [Fact]
    public async Task Many_at_once_are_worth_no_more_than_five()
    {
        var tries = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var browser = new Browser(_host);
            return (await TryAsync(browser, "admin", "wrong")).Status;
        }));
        Assert.Equal(5, tries.Count(one => one == 401));
        Assert.Equal(7, tries.Count(one => one == 429));
    }

    [Fact]
    public async Task An_address_that_guesses_at_many_names_is_locked_too()
    {
        using var browser = new Browser(_host);
        var statuses = new List<int>();
        for (var i = 0; i < 21; i++)
        {
            statuses.Add((await TryAsync(browser, $"user{i}", "wrong")).Status);
        }

        Assert.Equal(429, statuses[^1]);
        Assert.All(statuses.SkipLast(1), status => Assert.Equal(401, status));
    }

    [Fact]
    public async Task The_present_password_is_guessed_no_more_often_than_at_sign_in()
    {
        using var browser = new Browser(_host);
        await browser.SignInAsync("admin", WebHost.AdminPassword);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(422, (await browser.PostAsync("/api/auth/password", new { current = "wrong", @new = "six quiet herons wade" })).Status);
        }

        Assert.Equal(429, (await browser.PostAsync("/api/auth/password", new { current = WebHost.AdminPassword, @new = "six quiet herons wade" })).Status);
    }

    [Fact]
    public async Task A_session_ends_twelve_hours_after_its_last_request_and_seven_days_after_its_first()
    {
        using var idle = new Browser(_host);
        using var busy = new Browser(_host);
        await idle.SignInAsync("admin", WebHost.AdminPassword);
        await busy.SignInAsync("admin", WebHost.AdminPassword);
        var hours = 0;
        while ((await busy.GetAsync("/api/auth/me")).Status == 200 && hours < 300)
        {
            _time.Advance(TimeSpan.FromHours(8));
            hours += 8;
            Assert.Equal(hours < 12 ? 200 : 401, hours == 8 ? 200 : (await idle.GetAsync("/api/auth/me")).Status);
        }

        Assert.Equal(168, hours);
    }

    [Fact]
    public void What_is_remembered_of_strangers_is_bounded()
    {
        var tries = new WrongTries(_time, most: 100);
        for (var i = 0; i < 1_000; i++)
        {
            Assert.Null(tries.Begin($"name{i}"));
        }

        Assert.Equal(100, tries.Count);
    }

    [Fact]
    public async Task Sign_ins_of_an_address_have_a_rate()
    {
        await using var host = await WebHost.StartAsync(access: settings => settings with { SignInsPerMinute = 3 });
        using var browser = new Browser(host);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(200, (await TryAsync(browser, "admin", WebHost.AdminPassword)).Status);
        }

        var (status, retry) = await TryAsync(browser, "admin", WebHost.AdminPassword);
        Assert.Equal(429, status);
        Assert.NotNull(retry);
    }

    private static async Task<(int Status, TimeSpan? RetryAfter)> TryAsync(Browser browser, string user, string password)
    {
        var (status, _) = await browser.PostAsync("/api/auth/token", new { user, password });
        return (status, browser.LastRetryAfter);
    }
}
