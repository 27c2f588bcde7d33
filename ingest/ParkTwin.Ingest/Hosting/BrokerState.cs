namespace ParkTwin.Ingest.Hosting;

/// <summary>Whether the broker that is consumed from is connected.</summary>
internal sealed class BrokerState
{
    private (bool Connected, string Detail) _state = (false, "Not connected yet.");

    /// <summary>True while connected and subscribed.</summary>
    public bool IsConnected => _state.Connected;

    /// <summary>In words.</summary>
    public string Detail => _state.Detail;

    /// <summary>Sets both.</summary>
    public void Set(bool connected, string detail) => _state = (connected, detail);
}
