using ParkTwin.Web.Api.Declared;

namespace ParkTwin.Web.Api.Imports;

/// <summary>What one row would declare.</summary>
public sealed record ImportRowView
{
    /// <summary>The row as a spreadsheet numbers it.</summary>
    public required int Row { get; init; }

    /// <summary>The enterprise.</summary>
    public required string Enterprise { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>new, changed or unchanged.</summary>
    public required string Change { get; init; }

    /// <summary>The declared version it replaces, or the one it made where it was committed; 0 for none.</summary>
    public required int Version { get; init; }

    /// <summary>What it declares; it replaces the version before as a whole.</summary>
    public required DeclaredBody Figures { get; init; }
}
