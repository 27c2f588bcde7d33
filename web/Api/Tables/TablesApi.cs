using System.Globalization;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Imports;

namespace ParkTwin.Web.Api.Tables;

/// <summary>Makes a table that a page shows into a file, and writes down that it left.</summary>
internal static class TablesApi
{
    private const int FaultsTold = 20;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGroup("/api").WithTags("Tables").MapPost("/tables", (HttpRequest request) => MakeAsync(request))
            .Accepts<TableBody>("application/json")
            .Needs(AccessRight.OwnAccount, export: true)
            .DescribeFile("exportTable", "Makes a table into a file, CSV or Excel", """
                What the page shows in a table, as its sender has it: nothing is looked up. Every table of the page that can be taken along is
                made here, CSV too and never in the browser alone, so that each leaves an entry in the audit trail: who, from where, the name
                of the table, its format, rows and columns. `format` is csv (UTF-8 with a mark, RFC 4180) or xlsx. `rows` are as many cells
                as there are `columns`: a number, a text or null. Numbers, and decimal texts in a column with `number`, are numbers with
                every digit that was sent; null is an empty cell; a text that a spreadsheet program would take for a formula begins with an
                apostrophe in CSV and is marked as a text in Excel. At most 64 columns, 100 000 rows, 1 000 000 cells, 32 767 characters in
                a cell, 24 MB in all.
                """, ["text/csv", ImportTemplate.ExcelType], 400, 401, 413, 422);

    private static async Task<IResult> MakeAsync(HttpRequest request)
    {
        if (await BoundedBody.ReadAsync(request, TableLimits.Bytes) is not { } bytes)
        {
            return Problems.TooLarge($"A table may have {TableLimits.Bytes / 1024 / 1024} MB; choose fewer rows, or ask for them in parts.");
        }

        var (table, wrong) = JsonBody.Read(request, bytes.Span, TwinJson.Default.TableBody);
        if (table is null)
        {
            return Problems.Bad(wrong!);
        }

        var faults = FaultsOf(table).Take(FaultsTold).ToArray();
        if (faults.Length > 0)
        {
            return Problems.Faulty("The table cannot be made.", faults);
        }

        AuditNote.Of(request.HttpContext).Detail = string.Create(
            CultureInfo.InvariantCulture, $"{table.Format} '{table.Name}', {table.Rows!.Length} rows, {table.Columns!.Length} columns");
        return table.Format == "csv"
            ? TypedResults.File(TableCsv.Of(table), "text/csv; charset=utf-8", $"{FileName(table.Name!)}.csv")
            : TypedResults.File(TableWorkbook.Of(table), ImportTemplate.ExcelType, $"{FileName(table.Name!)}.xlsx");
    }

    /// <summary>The name without what a file's name cannot have.</summary>
    private static string FileName(string name) => string.Concat(name.Select(one => "<>:\"/\\|?*".Contains(one, StringComparison.Ordinal) ? '-' : one));

    private static IEnumerable<string> FaultsOf(TableBody table)
    {
        if (!IsName(table.Name))
        {
            yield return $"name has {table.Name?.Length ?? 0} characters, of 1 to {TableLimits.Name}, none of them a control character.";
        }

        if (table.Format is not ("csv" or "xlsx"))
        {
            yield return $"format is '{table.Format}'; it is csv or xlsx.";
        }

        var columns = table.Columns ?? [];
        if (columns.Length is 0 or > TableLimits.Columns)
        {
            yield return $"There are {columns.Length} columns, of 1 to {TableLimits.Columns}.";
        }

        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] is not { } column || !IsName(column.Title) || column.Unit is { Length: > 0 } unit && !IsName(unit))
            {
                yield return $"Column {i + 1} needs a title of 1 to {TableLimits.Name} characters and a unit of at most as many, without control characters.";
            }
        }

        foreach (var fault in FaultsOf(table.Rows, columns.Length))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> FaultsOf(TableCell[][]? rows, int columns)
    {
        if (rows is null)
        {
            yield return "rows is missing; send [] for a table without rows.";
            yield break;
        }

        if (rows.Length > TableLimits.Rows || (long)rows.Length * columns > TableLimits.Cells)
        {
            yield return $"There are {rows.Length} rows of {columns} cells, of at most {TableLimits.Rows} rows and {TableLimits.Cells} cells. "
                + "Choose a shorter span or fewer rows.";
            yield break;
        }

        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i]?.Length != columns)
            {
                yield return $"Row {i + 1} has {rows[i]?.Length ?? 0} cells, and there are {columns} columns.";
            }
            else if (rows[i].Max(cell => cell.Text?.Length ?? 0) is > TableLimits.Characters and var longest)
            {
                yield return $"Row {i + 1} has a cell of {longest} characters, of at most {TableLimits.Characters}.";
            }
        }
    }

    private static bool IsName(string? text) =>
        text is { Length: > 0 and <= TableLimits.Name } && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);
}
