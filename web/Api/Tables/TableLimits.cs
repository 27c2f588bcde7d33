namespace ParkTwin.Web.Api.Tables;

/// <summary>How much one table may hold.</summary>
internal static class TableLimits
{
    /// <summary>Bytes of the request.</summary>
    public const int Bytes = 24 * 1024 * 1024;

    /// <summary>Rows below the head.</summary>
    public const int Rows = 100_000;

    /// <summary>Columns.</summary>
    public const int Columns = 64;

    /// <summary>Cells, head not counted.</summary>
    public const int Cells = 1_000_000;

    /// <summary>Characters of a cell: what a cell of a workbook holds.</summary>
    public const int Characters = 32_767;

    /// <summary>Characters of the table's name, and of the title and the unit of a column.</summary>
    public const int Name = 100;
}
