using System.IO.Pipelines;

namespace ParkTwin.Mqtt;

/// <summary>A client's connection. Disposing cuts it: pending reads and flushes end.</summary>
public interface IMqttTransport : IDuplexPipe, IAsyncDisposable;
