using ParkTwin.Web.Api.Imports;

namespace ParkTwin.Web.Api.Meters;

/// <summary>What a table of meters adds and renames, and every cell that stands against it.</summary>
public sealed record MeterImportView
{
    /// <summary>True where it was written; false for a preview.</summary>
    public required bool Committed { get; init; }

    /// <summary>csv or excel.</summary>
    public required string Format { get; init; }

    /// <summary>The rows that can be read.</summary>
    public required IReadOnlyList<MeterImportRowView> Rows { get; init; }

    /// <summary>Every cell that cannot be taken.</summary>
    public required IReadOnlyList<BadCellView> BadCells { get; init; }
}
