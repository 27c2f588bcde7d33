namespace ParkTwin.EndToEnd;

/// <summary>A demo park that an operator works on; each test adds what is its own.</summary>
public sealed class OperatorTwin : IAsyncLifetime
{
    private readonly TestPark _park = new();
    private TwinProcess? _twin;

    /// <summary>The running process.</summary>
    internal TwinProcess Twin => _twin!;

    public async ValueTask InitializeAsync()
    {
        _twin = await TwinProcess.StartAsync("--data", _park.Data, "--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0");
        await _twin.SettledAsync(1_500_000);
    }

    public async ValueTask DisposeAsync()
    {
        if (_twin is not null)
        {
            await _twin.DisposeAsync();
        }

        _park.Dispose();
    }
}
