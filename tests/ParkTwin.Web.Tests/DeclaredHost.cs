using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

/// <summary>
/// A host whose enterprise e1 has declared the year of TV1, with the vectors' own inputs published: one for all tests of a class, which
/// change nothing of it that another looks at.
/// </summary>
public sealed class DeclaredHost : IAsyncLifetime
{
    private WebHost? _host;

    /// <summary>The host, once it is started.</summary>
    internal WebHost Host => _host ?? throw new InvalidOperationException("The host is not started.");

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync();
        await AccountTests.PublishTestInputsAsync(_host);
        var (status, _, body) = await _host.PutAsync("/api/parks/qsh/enterprises/e1/declared/2023", Declarations.Tv1);
        Assert.True(status == 200, body);
    }

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? default;
}
