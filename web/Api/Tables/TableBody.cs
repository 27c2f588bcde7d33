namespace ParkTwin.Web.Api.Tables;

/// <summary>A table to be made into a file.</summary>
internal sealed record TableBody
{
    /// <summary>What the table shows; the file, its sheet and the audit trail carry it. 1 to 100 characters.</summary>
    public string? Name { get; init; }

    /// <summary><c>csv</c> or <c>xlsx</c>.</summary>
    public string? Format { get; init; }

    /// <summary>The columns, 1 to 64.</summary>
    public TableColumnBody[]? Columns { get; init; }

    /// <summary>The rows, at most 100 000; each as many cells as there are columns.</summary>
    public TableCell[][]? Rows { get; init; }
}
