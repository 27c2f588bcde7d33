using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ParkTwin.Mqtt.Tests.Fakes;

/// <summary>An endpoint with a fake gateway and a fake clock.</summary>
internal sealed class Bench : IAsyncDisposable
{
    public Bench(Action<MqttEndpointOptions>? change = null)
    {
        var options = new MqttEndpointOptions();
        change?.Invoke(options);
        Endpoint = new MqttEndpoint(Gateway, Options.Create(options), Time, NullLogger<MqttEndpoint>.Instance);
    }

    public FakeGateway Gateway { get; } = new();

    public FakeTime Time { get; } = new();

    public MqttEndpoint Endpoint { get; }

    /// <summary>The next device that went.</summary>
    public async Task<Gone> GoneAsync() =>
        await Gateway.Ends.Reader.ReadAsync().AsTask().WaitAsync(Device.Patience);

    public async ValueTask DisposeAsync()
    {
        var stop = Endpoint.DisposeAsync().AsTask();
        // Devices that were left connected are cut off at the close deadline.
        await Time.RunUntilAsync(() => stop.IsCompleted, TimeSpan.FromSeconds(1));
        await stop;
    }
}
