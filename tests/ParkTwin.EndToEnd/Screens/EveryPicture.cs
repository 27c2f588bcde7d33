using System.Globalization;
using Microsoft.Playwright;

namespace ParkTwin.EndToEnd.Screens;

/// <summary>
/// Writes a picture of every screen, in both themes and three sizes, into <c>TestResults/screenshots</c>, and those that the documents show
/// into <c>docs/images</c>: <c>PARKTWIN_SCREENSHOTS=write dotnet test tests/ParkTwin.EndToEnd --filter FullyQualifiedName~EveryPicture</c>.
/// <c>PARKTWIN_SCREENSHOTS=docs</c> writes only the latter; a name of a screen writes that one.
/// </summary>
public sealed class EveryPicture
{
    private const int MostBytes = 500_000;

    private static readonly (int Width, int Height)[] Sizes = [(1440, 900), (1920, 1080), (390, 844)];

    [Fact]
    public void Pictures_of_the_documents_are_small()
    {
        var large = new DirectoryInfo(Path.Combine(Places.Root, "docs/images")).EnumerateFiles("*.png").Where(file => file.Length > MostBytes);
        Assert.True(!large.Any(), $"More than {MostBytes} bytes: {string.Join(", ", large.Select(file => $"{file.Name} {file.Length}"))}");
    }

    [Fact]
    public async Task Pictures_of_every_screen_are_written()
    {
        var wanted = Environment.GetEnvironmentVariable("PARKTWIN_SCREENSHOTS");
        Assert.SkipUnless(wanted is { Length: > 0 }, "PARKTWIN_SCREENSHOTS=write writes the pictures.");
        ScreenWalk.NeedBrowser();
        await using var walk = new ScreenWalk();
        await walk.InitializeAsync();
        foreach (var screen in ScreenList.All.Where(one => wanted is "write" || (wanted == "docs" ? one.Docs.Length > 0 : one.Title == wanted)))
        {
            await TakeAsync(walk, screen, wanted == "docs");
        }

        Assert.Empty(walk.Complaints);
    }

    private static async Task TakeAsync(ScreenWalk walk, Screen screen, bool docsAlone)
    {
        foreach (var language in docsAlone ? screen.Languages[..1] : screen.Languages)
        {
            foreach (var theme in docsAlone ? [ColorScheme.Light] : new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                foreach (var (width, height) in docsAlone ? Sizes[..1] : Sizes)
                {
                    var page = await walk.OpenAsync(screen.As, language, theme, width, height);
                    await walk.ShowAsync(page, screen);

                    // Curves and maps are drawn over a second; a picture of half a curve helps nobody.
                    await page.WaitForTimeoutAsync(1_500);
                    var picture = await page.ScreenshotAsync();
                    await page.Context.CloseAsync();
                    await KeepAsync(screen, picture, language, theme, width);
                }
            }
        }
    }

    private static async Task KeepAsync(Screen screen, byte[] picture, string language, ColorScheme theme, int width)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{screen.Title}-{width}{(theme == ColorScheme.Dark ? "-dark" : "")}{(language == "en" ? "-en" : "")}.png");
        await File.WriteAllBytesAsync(Path.Combine(Places.Screenshots, name), picture, TestContext.Current.CancellationToken);
        if (width == Sizes[0].Width && theme == ColorScheme.Light && language == screen.Languages[0])
        {
            foreach (var image in screen.Docs)
            {
                await File.WriteAllBytesAsync(Path.Combine(Places.Root, $"docs/images/{image}.png"), picture, TestContext.Current.CancellationToken);
            }
        }
    }
}
