using System.Text.Json.Serialization;

namespace ParkTwin.Web.Live;

/// <summary>The present view of a park.</summary>
public sealed record ParkView
{
    /// <summary>Which park.</summary>
    public required ParkHeadView Park { get; init; }

    /// <summary>When the view was made; of a past one the start of its quarter-hour.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>True for a past quarter-hour; left out for the present.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Past { get; init; }

    /// <summary>Sums over the counted meters of all enterprises and of the park itself; empty for who does not see the whole park.</summary>
    public required IReadOnlyList<LineView> Lines { get; init; }

    /// <summary>All enterprises that the caller sees, the park's own meters (id null) last.</summary>
    public required IReadOnlyList<EnterpriseView> Enterprises { get; init; }

    /// <summary>All their meters.</summary>
    public required IReadOnlyList<MeterView> Meters { get; init; }
}
