namespace ParkTwin.EndToEnd;

/// <summary>A demo twin with its map, shared by the tests of a class.</summary>
public sealed class MapTwin : IAsyncLifetime
{
    private readonly TestPark _park = new(3);
    private TwinProcess? _twin;

    public async ValueTask InitializeAsync()
    {
        _twin = await TwinProcess.StartAsync("--data", _park.Data, "--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0");
        await _twin.WaitAsync(HasMapAsync, TwinProcess.Patience, "the demo's map");
    }

    public async ValueTask DisposeAsync()
    {
        if (_twin is not null)
        {
            await _twin.DisposeAsync();
        }

        _park.Dispose();
    }

    /// <summary>The address of a screen.</summary>
    public string At(string path) => new Uri(_twin!.Page, path).ToString();

    private async Task<bool> HasMapAsync()
    {
        using var answer = await _twin!.GetAsync("/api/parks/qsh/map");
        return answer.IsSuccessStatusCode;
    }
}
