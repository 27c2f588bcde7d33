using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ParkTwin.EndToEnd.Screens;

/// <summary>
/// Writes a picture of every screen, in both themes and three sizes, into <c>TestResults/screenshots</c>, and those that the documents show
/// into <c>docs/images</c>: <c>PARKTWIN_SCREENSHOTS=write dotnet test tests/ParkTwin.EndToEnd --filter FullyQualifiedName~EveryPicture</c>.
/// <c>PARKTWIN_SCREENSHOTS=docs</c> writes only the latter; names of screens, with commas, write those. <c>PARKTWIN_SCREENSHOTS_LANGUAGE=en</c>
/// takes all of them in English, and none for the documents.
/// </summary>
public sealed partial class EveryPicture
{
    private const int MostBytes = 500_000;
    private const int MostBytesOfAll = 6_000_000;

    /// <summary>Curves, maps and panels are drawn over a moment; a picture of half a curve helps nobody.</summary>
    private const int DrawnMs = 1_200;

    private const int RedrawnMs = 700;

    /// <summary>Windows at the same time: as many as a small machine has cores for.</summary>
    private const int AtOnce = 2;

    private static readonly (int Width, int Height)[] Sizes = [(1440, 900), (1920, 1080), (390, 844)];
    private static readonly string Images = Path.Combine(Places.Root, "docs", "images");

    [Fact]
    public void Pictures_of_the_documents_are_small()
    {
        var files = new DirectoryInfo(Images).EnumerateFiles("*.png").ToList();
        var large = files.Where(file => file.Length > MostBytes).ToList();
        Assert.True(large.Count == 0, $"More than {MostBytes} bytes: {string.Join(", ", large.Select(file => $"{file.Name} {file.Length}"))}");
        Assert.InRange(files.Sum(file => file.Length), 0, MostBytesOfAll);
    }

    [Fact]
    public void Pictures_that_the_documents_name_are_those_that_the_command_writes()
    {
        var documents = Directory.EnumerateFiles(Path.Combine(Places.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Places.Root, "README.md"));
        var named = documents.SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)).ToHashSet();
        var written = ScreenList.All.SelectMany(screen => screen.Docs).ToList();
        Assert.Equal(written.Count, written.Distinct().Count());
        Assert.Equal(written.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        var files = Directory.EnumerateFiles(Images).Select(file => Path.GetFileNameWithoutExtension(file));
        Assert.Equal(written.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pictures_of_every_screen_are_written()
    {
        var wanted = Environment.GetEnvironmentVariable("PARKTWIN_SCREENSHOTS");
        Assert.SkipUnless(wanted is { Length: > 0 }, "PARKTWIN_SCREENSHOTS=write writes the pictures.");
        ScreenWalk.NeedBrowser();
        var language = Environment.GetEnvironmentVariable("PARKTWIN_SCREENSHOTS_LANGUAGE");
        var names = wanted.Split(',');
        var screens = ScreenList.All.Where(one => wanted is "write" || (wanted is "docs" ? one.Docs.Length > 0 : names.Contains(one.Title))).ToList();
        Assert.True(screens.Count > 0, $"No screen is called {wanted}; screens.json names them.");
        await using var walk = new ScreenWalk();
        await walk.InitializeAsync();
        await walk.LiveInAsync();
        await Parallel.ForEachAsync(
            screens,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (screen, _) =>
            {
                if (language is null && wanted is not "docs")
                {
                    await EachAsync(walk, screen, screen.Languages);
                }
                else if (language is not null)
                {
                    await EachAsync(walk, screen, [language]);
                }

                if (language is null && screen.Docs.Length > 0)
                {
                    await IllustrateAsync(walk, screen);
                }
            });
        Assert.Empty(walk.Complaints);
    }

    /// <summary>A screen in its languages, both themes and all sizes, and the whole of it from top to bottom.</summary>
    private static async Task EachAsync(ScreenWalk walk, Screen screen, string[] languages)
    {
        foreach (var language in languages)
        {
            var page = await walk.OpenAsync(screen.As, language, ColorScheme.Light, Sizes[0].Width, Sizes[0].Height);
            await walk.ShowAsync(page, screen);
            await page.WaitForTimeoutAsync(DrawnMs);
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = theme });
                foreach (var (width, height) in Sizes)
                {
                    await page.SetViewportSizeAsync(width, height);
                    await ReadyAsync(page, screen, RedrawnMs);
                    var name = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{screen.Title}-{width}{(theme == ColorScheme.Dark ? "-dark" : "")}{(language == "en" ? "-en" : "")}");
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Places.Screenshots, name + ".png") });
                    if (theme == ColorScheme.Light)
                    {
                        await page.ScreenshotAsync(new() { Path = Path.Combine(Places.Screenshots, name + "-whole.png"), FullPage = true });
                    }
                }
            }

            await page.Context.CloseAsync();
        }
    }

    /// <summary>The pictures of a screen that the documents show.</summary>
    private static async Task IllustrateAsync(ScreenWalk walk, Screen screen)
    {
        var page = await walk.OpenAsync(screen.As, screen.Languages[0], ColorScheme.Light, screen.Width, screen.Height);
        await walk.ShowAsync(page, screen);
        await ReadyAsync(page, screen, DrawnMs);
        foreach (var image in screen.Docs)
        {
            var file = Path.Combine(Images, image + ".png");
            await page.ScreenshotAsync(new() { Path = file });
            await ReduceAsync(file);
        }

        await page.Context.CloseAsync();
    }

    /// <summary>Settled and drawn, without the ring around what happens to have the focus; in a dialogue it belongs to the picture.</summary>
    private static async Task ReadyAsync(IPage page, Screen screen, float drawnMs)
    {
        await ScreenWalk.SettledAsync(page, screen);
        if (screen.Click.Length == 0)
        {
            await page.EvaluateAsync("document.activeElement?.blur?.()");
        }

        await page.EvaluateAsync("document.fonts.ready");
        await page.WaitForTimeoutAsync(drawnMs);
        await ScreenWalk.SettledAsync(page, screen);
    }

    /// <summary>To 256 colours, where pngquant is installed: a third of the bytes, and the same to the eye.</summary>
    private static async Task ReduceAsync(string file)
    {
        if (Places.Find("pngquant") is not { } program)
        {
            return;
        }

        using var process = Process.Start(program, ["--force", "--strip", "--skip-if-larger", "--speed", "1", "--output", file, "256", file]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode is 0 or 98, $"pngquant {file}: {process.ExitCode}");
    }

    [GeneratedRegex("""\]\((?:\.\./|docs/)?images/(?<name>[a-z0-9-]+)\.png\)""")]
    private static partial Regex Named();
}
