namespace ParkTwin.Contracts;

/// <summary>One reading or payload in quarantine.</summary>
public sealed record QuarantineItem
{
    /// <summary>Rises with each item; never re-used.</summary>
    public required long Id { get; init; }

    /// <summary>When it arrived, Unix milliseconds.</summary>
    public required long ArrivedUnixMs { get; init; }

    /// <summary>The topic it was published to.</summary>
    public required string Topic { get; init; }

    /// <summary>The client id of the device; null when unknown.</summary>
    public string? Client { get; init; }

    /// <summary>Why.</summary>
    public required QuarantineReason Reason { get; init; }

    /// <summary>The value, what is allowed, and what to do next.</summary>
    public required string Detail { get; init; }

    /// <summary>The bytes as they came; of a batch, the element alone.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }
}
