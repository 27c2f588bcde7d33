using System.IO.Compression;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using ParkTwin.Web.Hosting;

namespace ParkTwin.Web.Tests;

/// <summary>How the built page leaves the host.</summary>
public sealed class PageFiles : IAsyncLifetime
{
    private const string Script = "console.log('青山湖')";

    private readonly string _folder = Directory.CreateTempSubdirectory("parktwin-page-").FullName;
    private WebApplication? _app;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "assets"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "index.html"), "<!doctype html>");
        var script = Path.Combine(_folder, "assets", "index-1.js");
        await File.WriteAllTextAsync(script, Script);
        await File.WriteAllTextAsync(Path.Combine(_folder, "assets", "plain-1.js"), Script);
        await WriteAsync(script + ".br", to => new BrotliStream(to, CompressionLevel.Optimal));
        await WriteAsync(script + ".gz", to => new GZipStream(to, CompressionLevel.Optimal));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.UsePage(_folder);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("/assets/index-1.js", "gzip, deflate, br, zstd", "br")]
    [InlineData("/assets/index-1.js", "gzip", "gzip")]
    [InlineData("/assets/index-1.js", "br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("/assets/index-1.js", "identity", null)]
    [InlineData("/assets/index-1.js", "", null)]
    [InlineData("/assets/plain-1.js", "br", null)]
    public async Task A_script_goes_out_as_the_browser_takes_it(string path, string accepted, string? encoding)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_app!.Urls.First()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(encoding is null ? [] : [encoding], answer.Content.Headers.ContentEncoding);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Accept-Encoding", Assert.Single(answer.Headers.Vary));
        Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl?.MaxAge);
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var text = new StreamReader(encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        });
        Assert.Equal(Script, await text.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_page_itself_is_never_kept_and_a_missing_asset_is_missing()
    {
        using var client = new HttpClient { BaseAddress = new Uri(_app!.Urls.First()) };
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var page = await client.GetAsync("/parks/qsh", TestContext.Current.CancellationToken);
        Assert.True(page.Headers.CacheControl?.NoCache);
        using var missing = await client.GetAsync("/assets/index-2.js", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, missing.StatusCode);
    }

    private static async Task WriteAsync(string file, Func<Stream, Stream> encoded)
    {
        await using var stream = encoded(File.Create(file));
        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Script));
    }
}
