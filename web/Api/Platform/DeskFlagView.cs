using ParkTwin.Web.Api.Flags;

namespace ParkTwin.Web.Api.Platform;

/// <summary>A flag on the platform's desk.</summary>
public sealed record DeskFlagView
{
    /// <summary>The flag with its trail.</summary>
    public required FlagView Flag { get; init; }

    /// <summary>The park's name.</summary>
    public required string ParkName { get; init; }

    /// <summary>The enterprise's name.</summary>
    public required string EnterpriseName { get; init; }

    /// <summary>The step that is waited for: verify, notify, answer, judge or close; null where none is.</summary>
    public required string? Awaited { get; init; }

    /// <summary>By when; null where nothing is waited for.</summary>
    public required DateTimeOffset? Due { get; init; }

    /// <summary>True where that has passed.</summary>
    public required bool Overdue { get; init; }
}
