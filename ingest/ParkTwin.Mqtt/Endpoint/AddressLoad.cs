namespace ParkTwin.Mqtt.Endpoint;

/// <summary>What comes from one address. Guarded by its desk's lock.</summary>
internal sealed class AddressLoad(double tokens, long nowMs)
{
    /// <summary>Connections now.</summary>
    public int Connections { get; set; }

    /// <summary>Connects that it may make at once.</summary>
    public double Tokens { get; set; } = tokens;

    /// <summary>When <see cref="Tokens"/> was right, in the wheel's milliseconds.</summary>
    public long AtMs { get; set; } = nowMs;
}
