namespace ParkTwin.EndToEnd;

/// <summary>A twin over the vectors' firms with everything published, declared and priced; tests only read it.</summary>
public sealed class AccountsTwin : IAsyncLifetime
{
    private readonly AccountsPark _park = new();
    private TwinProcess? _twin;

    /// <summary>The running process.</summary>
    internal TwinProcess Twin => _twin!;

    public async ValueTask InitializeAsync()
    {
        _twin = await TwinProcess.StartAsync(_park.Arguments());
        await _park.PublishAsync(_twin);
        await AccountsPark.DeclareAsync(_twin);
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
