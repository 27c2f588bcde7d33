namespace ParkTwin.Web.Api.Past;

/// <summary>A park over a run of past quarter-hours, to be played.</summary>
public sealed record FramesView
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Start of the first quarter-hour; each next one starts 15 minutes later.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Quarter-hours; those that have not ended yet are left out.</summary>
    public required int Count { get; init; }

    /// <summary>Sums over the counted meters of all enterprises and of the park itself; empty for who does not see the whole park.</summary>
    public required IReadOnlyList<FrameLineView> Lines { get; init; }

    /// <summary>All enterprises that the caller sees, the park's own meters (id null) last.</summary>
    public required IReadOnlyList<EnterpriseFramesView> Enterprises { get; init; }
}
