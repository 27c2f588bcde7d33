namespace ParkTwin.Web.Live;

/// <summary>What changed in a park since the last event.</summary>
public sealed record ParkChangeView
{
    /// <summary>The park's id.</summary>
    public required string Park { get; init; }

    /// <summary>When the event was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Sums over the counted meters of all enterprises and of the park itself; empty for who does not see the whole park.</summary>
    public required IReadOnlyList<LineView> Lines { get; init; }

    /// <summary>The enterprises that changed.</summary>
    public required IReadOnlyList<EnterpriseView> Enterprises { get; init; }

    /// <summary>All meters of the enterprises that changed.</summary>
    public required IReadOnlyList<MeterView> Meters { get; init; }
}
