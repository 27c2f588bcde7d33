using Microsoft.Playwright;

namespace ParkTwin.EndToEnd.Screens;

/// <summary>Every screen of the demo park: nothing in the console, nothing wider than the window, no breach of WCAG 2.2 AA in either theme.</summary>
public sealed class EveryScreen(ScreenWalk walk) : IClassFixture<ScreenWalk>
{
    /// <summary>Screens looked at at the same time: as many as the machine has cores for.</summary>
    private const int AtOnce = 3;

    private static readonly string Axe = Path.Combine(Places.Root, "tests/clients/node_modules/axe-core/axe.min.js");

    // What does not hang on colours is looked at once, colours in both themes.
    private const string Rules = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']";
    private const string Look = """
        async only => {
          const found = await axe.run(document, {
            runOnly: only ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: RULES },
            resultTypes: ['violations'],
          });
          return found.violations.map(one => `${one.id} (${one.impact}): ${one.help}\n` + one.nodes.slice(0, 4).map(node =>
            `      ${node.target.join(' ')}  ${node.html.slice(0, 160)}\n        ${(node.failureSummary ?? '').split('\n').slice(1, 3).join(' ').trim()}`).join('\n'));
        }
        """;

    [Fact]
    public void Every_route_of_the_page_is_in_the_list_of_screens()
    {
        var routes = ScreenList.Routes();
        Assert.True(routes.Count > 15, "The routes of router.ts were not found.");
        var listed = ScreenList.All.Select(screen => screen.Route).ToHashSet(StringComparer.Ordinal);
        Assert.True(
            routes.All(listed.Contains),
            $"Without a line in tests/ParkTwin.EndToEnd/Screens/screens.json: {string.Join(", ", routes.Where(route => !listed.Contains(route)))}");
        Assert.True(listed.All(routes.Contains), $"No routes any more: {string.Join(", ", listed.Where(route => !routes.Contains(route)))}");
    }

    [Fact]
    public async Task Every_screen_is_fit_for_all_readers_in_both_themes_and_says_nothing_in_the_console()
    {
        ScreenWalk.NeedBrowser();
        Assert.SkipUnless(File.Exists(Axe), "axe-core is not installed: npm ci in tests/clients");
        var rules = await File.ReadAllTextAsync(Axe, TestContext.Current.CancellationToken);
        var faults = new List<string>();
        await Parallel.ForEachAsync(
            ScreenList.All.Where(screen => !screen.Lived).GroupBy(screen => screen.As).SelectMany(group => group.Chunk(6)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (screens, _) =>
            {
                var page = await walk.OpenAsync(screens[0].As, "zh-CN", ColorScheme.Light);
                foreach (var screen in screens)
                {
                    var found = await LookAsync(page, screen, rules);
                    lock (faults)
                    {
                        faults.AddRange(found);
                    }
                }

                await page.Context.CloseAsync();
            });
        faults.AddRange(walk.Complaints.Select(one => $"console: {one}"));
        Assert.True(faults.Count == 0, $"{faults.Count} findings:\n{string.Join('\n', faults.Order())}");
    }

    [Fact]
    public async Task The_page_is_worked_by_keys_alone_and_a_table_is_taken_along_with_them()
    {
        ScreenWalk.NeedBrowser();
        var page = await walk.OpenAsync("enterprise", "en", ColorScheme.Light);
        await walk.ShowAsync(page, ScreenList.All.First(screen => screen.Route == "enterprise-accounts"));
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the main content", await FocusedAsync(page, "innerText"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await FocusedAsync(page, "id"));

        await page.GetByTestId("export").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Excel" }).WaitForAsync();
        Assert.Equal("xlsx", await FocusedAsync(page, "dataset.format"));
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("export", await FocusedAsync(page, "dataset.testid"));
        await page.Keyboard.PressAsync("ArrowDown");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "CSV" }).WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        var file = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.EndsWith(".csv", file.SuggestedFilename, StringComparison.Ordinal);
        Assert.NotEmpty(await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken));

        var figure = page.Locator("[data-testid=figure-tile] a.open").First;
        await figure.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("explanation").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByTestId("explain-drawer").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.True(await figure.EvaluateAsync<bool>("one => one === document.activeElement"), "The focus is back at the figure.");
        await page.Context.CloseAsync();
    }

    // A busy machine lays a page out some frames after its window has another width; what is still too wide after 2 s is a finding.
    private const string Overflow = """
        async () => {
          const beyond = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
          for (let tries = 0; tries < 20 && beyond() > 0; tries++) await new Promise((later) => setTimeout(later, 100));
          return beyond();
        }
        """;

    // A page with much to draw takes the new colours some frames after it has heard of the theme.
    private const string ThemeIsDrawn = """
        () => {
          const probe = document.body.appendChild(document.createElement("i"));
          probe.style.color = "var(--text)";
          const wanted = getComputedStyle(probe).color;
          probe.remove();
          return [document.body, document.querySelector(".word") ?? document.body].every((one) => getComputedStyle(one).color === wanted);
        }
        """;

    private static Task<string?> FocusedAsync(IPage page, string what) => page.EvaluateAsync<string?>($"document.activeElement.{what}");

    private async Task<IEnumerable<string>> LookAsync(IPage page, Screen screen, string rules)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await walk.ShowAsync(page, screen);
        await page.EvaluateAsync(rules);
        var found = await page.EvaluateAsync<string[]>(Look.Replace("RULES", Rules, StringComparison.Ordinal), false);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.theme === 'dark'");
        await page.WaitForFunctionAsync(ThemeIsDrawn);

        // The rules keep colours that they have seen; anew they see those of this theme.
        await page.EvaluateAsync(rules);
        var dark = await page.EvaluateAsync<string[]>(Look.Replace("RULES", Rules, StringComparison.Ordinal), true);
        await page.SetViewportSizeAsync(390, 844);
        var overflow = await page.EvaluateAsync<int>(Overflow);
        await page.SetViewportSizeAsync(1440, 900);
        return [
            .. found.Select(one => $"{screen}: {one}"),
            .. dark.Select(one => $"{screen}, dark: {one}"),
            .. overflow > 0 ? [$"{screen}: {overflow} px wider than a screen of 390."] : Array.Empty<string>(),
        ];
    }
}
