namespace ParkTwin.Web.Api;

/// <summary>One reading or payload in quarantine.</summary>
public sealed record QuarantineItemView
{
    /// <summary>Its number; ask with <c>before</c> for those below it.</summary>
    public required long Id { get; init; }

    /// <summary>When it arrived (UTC).</summary>
    public required DateTimeOffset Arrived { get; init; }

    /// <summary>The topic it was published to.</summary>
    public required string Topic { get; init; }

    /// <summary>The client id of the device.</summary>
    public required string? Client { get; init; }

    /// <summary>Why, for example unknown-meter.</summary>
    public required string Reason { get; init; }

    /// <summary>The value, what is allowed, and what to do.</summary>
    public required string Detail { get; init; }

    /// <summary>The payload where it is UTF-8 text.</summary>
    public required string? Payload { get; init; }

    /// <summary>The payload in base64 where it is not text.</summary>
    public required string? PayloadBase64 { get; init; }
}
