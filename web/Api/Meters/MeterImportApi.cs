using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Imports;
using ParkTwin.Web.Api.Tables;

namespace ParkTwin.Web.Api.Meters;

/// <summary>Meters from a table: a template, a preview that names each bad cell, and then all rows or none.</summary>
internal sealed class MeterImportApi(CallerRegistry registry, IRegistryEdits edits)
{
    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet("/{park}/meters/template", (MeterImportApi api, string park, string? format) => api.Template(park, format))
            .Needs(AccessRight.ChangeRegistry, export: true)
            .DescribeFile("meterTemplate", "An empty table of meters", """
                `format` is csv (default) or xlsx. One row is one meter; heads and words may be English or Chinese. The example row is to be
                taken out.
                """, ["text/csv", ImportTemplate.ExcelType], 400, 404);
        parks.MapPost("/{park}/meters/import", (
                MeterImportApi api, HttpRequest request, string park, string? commit, CancellationToken cancellation) =>
                api.ImportAsync(request, park, commit, cancellation))
            .Accepts<Stream>("text/csv", ImportTemplate.ExcelType, "multipart/form-data", "application/octet-stream", "application/vnd.ms-excel")
            .Needs(AccessRight.ChangeRegistry)
            .Describe<MeterImportView>("importMeters", "Adds meters from a table", """
                The body, or the one file of a form, is CSV (UTF-8 or GB 18030) or Excel (.xlsx). Without `commit=true` it is a preview that
                changes nothing and names each bad cell with what is allowed. With it all rows are taken, and none while any cell is bad
                (422, `badCells`).
                """, 400, 404, 413, 422);
    }

    private IResult Template(string park, string? format)
    {
        if (!registry.TryFindWhole(park, out _))
        {
            return Problems.UnknownPark(park);
        }

        var table = new TableBody
        {
            Name = "meters 表计",
            Columns = [.. MeterColumn.All.Select(column => new TableColumnBody { Title = column.Header })],
            Rows = [[.. MeterColumn.All.Select(column => new TableCell(column.Example.Length == 0 ? null : column.Example, IsNumber: false))]],
        };
        return format switch
        {
            null or "" or "csv" => TypedResults.File(TableCsv.Of(table), "text/csv; charset=utf-8", $"meters-{park}.csv"),
            "xlsx" => TypedResults.File(TableWorkbook.Of(table), ImportTemplate.ExcelType, $"meters-{park}.xlsx"),
            _ => Problems.Bad(UsageQuery.Say("format", format, "csv or xlsx")),
        };
    }

    private async Task<IResult> ImportAsync(HttpRequest request, string park, string? commit, CancellationToken cancellation)
    {
        if (!registry.TryFindWhole(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        if (commit is not (null or "" or "true" or "false"))
        {
            return Problems.Bad(UsageQuery.Say("commit", commit, "true, or false for a preview"));
        }

        var (bytes, problem) = await ImportFile.ReadAsync(request);
        if (problem is not null)
        {
            return problem;
        }

        var excel = ImportFile.IsWorkbook(bytes.Span);
        var sheet = excel ? ExcelTable.TryRead(bytes, out var wrong) : CsvTable.TryRead(bytes.Span, out wrong);
        if (sheet is null)
        {
            return Problems.Bad(wrong!);
        }

        var table = new MeterTable(found, sheet);
        var faults = new List<RegistryEditFault>();
        var meters = table.Rows.Select((row, index) => MeterDraft.Read(row.Meter, index, faults)).ToArray();
        if (faults.Count == 0 && meters.Length > 0)
        {
            var isWhole = commit == "true" && table.Bad.Count == 0;
            faults.AddRange(await edits.EditAsync(found.Definition.Id, new() { Meters = [.. meters.OfType<MeterDefinition>()] }, isWhole, cancellation));
        }

        faults.ForEach(table.Add);
        if (commit == "true" && table.Bad.Count > 0)
        {
            return Problems.BadCells(table.Bad);
        }

        return TypedResults.Ok(new MeterImportView
        {
            Committed = commit == "true",
            Format = excel ? "excel" : "csv",
            Rows = [.. table.Rows.Select((row, index) => new MeterImportRowView(row.Row.Number, Change(found, meters[index]), row.Meter))],
            BadCells = table.Bad,
        });
    }

    private static string Change(RegisteredPark park, MeterDefinition? meter) =>
        meter is null || park.FindMeter(meter.Id) is not { } known ? "new"
        : (known.Name, known.Decimals) == (meter.Name, meter.Decimals) ? "unchanged" : "renamed";
}
