namespace ParkTwin.Web.Api.Access;

/// <summary>An entry of the audit trail.</summary>
internal sealed record AuditRowView
{
    /// <summary>Its place in the trail, from 1, without a gap.</summary>
    public required long Sequence { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account; empty where nobody was signed in.</summary>
    public required string User { get; init; }

    /// <summary>Its role then.</summary>
    public required string Role { get; init; }

    /// <summary>Where the request came from.</summary>
    public required string Address { get; init; }

    /// <summary>The operation's name, or a word of its own such as <c>signIn</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to.</summary>
    public required string Target { get; init; }

    /// <summary>The HTTP status, or 0.</summary>
    public required int Outcome { get; init; }

    /// <summary>What was changed; null for nothing more to say.</summary>
    public required string? Detail { get; init; }
}
