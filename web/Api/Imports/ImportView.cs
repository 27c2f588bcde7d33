namespace ParkTwin.Web.Api.Imports;

/// <summary>What a table of declarations would do, or has done.</summary>
public sealed record ImportView
{
    /// <summary>True once it is applied; a preview changes nothing.</summary>
    public required bool Committed { get; init; }

    /// <summary>csv or excel.</summary>
    public required string Format { get; init; }

    /// <summary>The sheet that was read; null for a text file.</summary>
    public required string? Sheet { get; init; }

    /// <summary>The rows that declare something, in the table's order.</summary>
    public required IReadOnlyList<ImportRowView> Rows { get; init; }

    /// <summary>Rows with an enterprise and no figure; they declare nothing.</summary>
    public required IReadOnlyList<int> EmptyRows { get; init; }

    /// <summary>Every cell that cannot be taken. While there is one, nothing can be committed.</summary>
    public required IReadOnlyList<BadCellView> BadCells { get; init; }
}
