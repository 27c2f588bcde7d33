namespace ParkTwin.Web.Api.Declared;

/// <summary>One version of what was declared of a period.</summary>
public sealed record DeclaredVersionView
{
    /// <summary>The declared period.</summary>
    public required string Period { get; init; }

    /// <summary>From 1, rising by one with each change.</summary>
    public required int Version { get; init; }

    /// <summary>When it was declared.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who declared it.</summary>
    public required string By { get; init; }

    /// <summary>How: api, page, csv, excel or demo.</summary>
    public required string Via { get; init; }

    /// <summary>What was declared.</summary>
    public required DeclaredBody Figures { get; init; }
}
