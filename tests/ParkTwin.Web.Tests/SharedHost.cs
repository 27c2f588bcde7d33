namespace ParkTwin.Web.Tests;

/// <summary>
/// One host for all tests of a class. A start costs most of a second of processor time, and a question changes nothing: a test that
/// does change the twin starts a host of its own.
/// </summary>
public sealed class SharedHost : IAsyncLifetime
{
    private WebHost? _host;

    /// <summary>The host, once it is started.</summary>
    internal WebHost Host => _host ?? throw new InvalidOperationException("The host is not started.");

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? default;
}
