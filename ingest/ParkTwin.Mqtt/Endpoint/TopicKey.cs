namespace ParkTwin.Mqtt.Endpoint;

/// <summary>A topic or filter as a key: bytes compared by content.</summary>
internal readonly struct TopicKey(byte[] bytes) : IEquatable<TopicKey>
{
    public byte[] Bytes { get; } = bytes;

    public bool Equals(TopicKey other) => Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is TopicKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }
}
