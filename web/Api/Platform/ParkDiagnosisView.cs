using ParkTwin.Web.Api.Explaining;

namespace ParkTwin.Web.Api.Platform;

/// <summary>The diagnosis of a whole park: what was found at its enterprises, by kind.</summary>
public sealed record ParkDiagnosisView
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>How many enterprises were looked at.</summary>
    public required int Enterprises { get; init; }

    /// <summary>How many of them have a finding.</summary>
    public required int WithFindings { get; init; }

    /// <summary>The kinds that were found, those with the most money first.</summary>
    public required IReadOnlyList<ParkFindingView> Findings { get; init; }

    /// <summary>The kinds that were looked for.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>The factors, prices and limits that the enterprises' accounts rest on, each once.</summary>
    public required IReadOnlyList<FigureNodeView> Factors { get; init; }
}
