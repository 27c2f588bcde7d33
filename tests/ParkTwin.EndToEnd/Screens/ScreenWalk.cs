using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace ParkTwin.EndToEnd.Screens;

/// <summary>The demo park in a browser: opens its screens as the people who look at them, and waits until each is settled.</summary>
public sealed class ScreenWalk : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private const string NewcomerName = "newcomer";
    private const string Park = "qsh";

    /// <summary>The first ranking of a fresh park makes every account of its quarter; a busy machine takes its time.</summary>
    private static readonly TimeSpan SettleLimit = TwinProcess.Patience;

    // The map says itself when all of it stands.
    private const string IsStill = """
        () => (document.querySelector('main')?.innerText.trim().length ?? 0) > 20
          && !document.querySelector('.skeleton, [aria-busy=true], [data-drawn=false]')
        """;

    private readonly TestPark _park = new();
    private readonly Dictionary<string, string> _passwords = [];
    private readonly Dictionary<string, string> _words = [];
    private readonly List<string> _complaints = [];
    private readonly Dictionary<string, string> _sessions = [];
    private readonly SemaphoreSlim _signingIn = new(1, 1);
    private TwinProcess? _twin;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Errors in the console, breaches of the content policy among them, and faults that nobody caught, each with its screen.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Where the page is.</summary>
    internal Uri Page => _twin!.Page;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--lang=zh-CN"] });
        _twin = await TwinProcess.StartAsync("--data", _park.Data, "--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0");
        await _twin.SettledAsync(1_500_000);
        await FindAsync(_twin);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_twin is not null)
        {
            await _twin.DisposeAsync();
        }

        _signingIn.Dispose();
        _park.Dispose();
    }

    /// <summary>Skips the test where there is no browser.</summary>
    internal static void NeedBrowser() => Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is not installed");

    /// <summary>A window of its own, signed in as somebody; null for nobody.</summary>
    internal async Task<IPage> OpenAsync(string? user, string language, ColorScheme theme, int width = 1440, int height = 900)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = theme,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = language,
            StorageState = user is null ? null : await SessionAsync(user),
        });
        await context.AddInitScriptAsync($"try {{ localStorage.setItem('parktwin.locale', '{language}') }} catch {{ }}");
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Complain($"{page.Url}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, fault) => Complain($"{page.Url}: {fault}");
        return page;
    }

    /// <summary>Opens a screen and waits until it has its content and nothing is being loaded.</summary>
    internal async Task ShowAsync(IPage page, Screen screen)
    {
        await page.GotoAsync(AddressOf(screen).ToString(), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await SettledAsync(page, screen);
        foreach (var click in screen.Click)
        {
            await page.Locator(click).First.ClickAsync();
            await SettledAsync(page, screen);
        }
    }

    /// <summary>Everybody signs in once: many sign-ins in a row are what the host slows down.</summary>
    private async Task<string> SessionAsync(string user)
    {
        await _signingIn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!_sessions.TryGetValue(user, out var session))
            {
                await using var context = await _browser!.NewContextAsync();
                var answer = await context.APIRequest.PostAsync(
                    new Uri(Page, "/api/auth/sign-in").ToString(), new() { DataObject = new { user, password = _passwords[user] } });
                Assert.True(answer.Ok, $"{user}: {await answer.TextAsync()}");
                _sessions[user] = session = await context.StorageStateAsync();
            }

            return session;
        }
        finally
        {
            _signingIn.Release();
        }
    }

    /// <summary>The address of a screen in this twin.</summary>
    internal Uri AddressOf(Screen screen) =>
        new(Page, _words.Aggregate(screen.Path, (path, word) => path.Replace($"{{{word.Key}}}", word.Value, StringComparison.Ordinal)));

    /// <summary>Waits until a screen has what it shows, and nothing is being loaded or drawn.</summary>
    internal static async Task SettledAsync(IPage page, Screen screen)
    {
        if (screen.Shows is { } shows)
        {
            await page.Locator(shows).First.WaitForAsync();
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var start = Stopwatch.GetTimestamp();
        for (var still = 0; still < 3;)
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            still = await page.EvaluateAsync<bool>(IsStill) ? still + 1 : 0;
            Assert.True(Stopwatch.GetElapsedTime(start) < SettleLimit, $"{screen} ({page.Url}) was not drawn within {SettleLimit.TotalSeconds} s.");
        }
    }

    /// <summary>Lets the demo's people work in it, see <see cref="LivedIn"/>.</summary>
    internal Task LiveInAsync() => LivedIn.BeginAsync(_twin!, _passwords, _words["enterprise"]);

    /// <summary>Finds the passwords of the demo's people, and what the addresses name.</summary>
    private async Task FindAsync(TwinProcess twin)
    {
        _passwords["admin"] = TwinProcess.AdminPassword;
        foreach (var account in (await twin.JsonAsync("/api/auth/options")).GetProperty("demoAccounts").EnumerateArray())
        {
            _passwords[account.GetProperty("user").GetString()!] = account.GetProperty("password").GetString()!;
        }

        var made = await twin.SentAsync(
            HttpMethod.Post, "/api/accounts", JsonSerializer.Serialize(new { user = NewcomerName, role = "operator", parks = new[] { Park } }));
        _passwords[NewcomerName] = made.GetProperty("password").GetString()!;
        await twin.SignInAsync("enterprise", _passwords["enterprise"]);
        var enterprise = (await twin.JsonAsync("/api/auth/me")).GetProperty("enterprise").GetString()!;
        await twin.SignInAsync();
        await twin.WaitAsync(
            async () => (await twin.JsonAsync($"/api/parks/{Park}/enterprises/{enterprise}/declared")).GetProperty("periods").GetArrayLength() >= 25,
            TwinProcess.Patience,
            "declared");
        var meters = (await twin.JsonAsync($"/api/parks/{Park}")).GetProperty("meters").EnumerateArray();
        var month = TimeProvider.System.GetUtcNow().AddHours(8).AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        _words["park"] = Park;
        _words["enterprise"] = enterprise;
        _words["meter"] = meters.First(one => one.GetProperty("enterprise").GetString() == enterprise).GetProperty("id").GetString()!;
        _words["month"] = month;
        _words["past"] = TimeProvider.System.GetUtcNow().AddHours(8).AddDays(-1).ToString("yyyy-MM-dd'T13:15%2B08:00'", CultureInfo.InvariantCulture);
        _words["figure"] = $"{Park}~{enterprise}~{month}~provincial~carbon.total";
    }

    private void Complain(string what)
    {
        lock (_complaints)
        {
            _complaints.Add(what);
        }
    }
}
