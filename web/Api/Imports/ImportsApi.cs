using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Declared;

namespace ParkTwin.Web.Api.Imports;

/// <summary>Declarations from a table: a template, a preview that names each bad cell, and then all rows or none.</summary>
internal sealed class ImportsApi(CallerRegistry registry, IGrainFactory grains, TimeProvider time)
{
    private const int GrainsAtOnce = 16;

    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet("/{park}/declared/template", (ImportsApi api, string park, string? format) => api.Template(park, format))
            .Needs(AccessRight.Declare, export: true)
            .DescribeFile("declaredTemplate", "An empty table of declarations", """
                `format` is csv (default) or xlsx. A row for each enterprise; one row is one enterprise and period. Columns that are not
                needed may be taken out; flows may be given in another unit that fits by writing it into the head.
                """, ["text/csv", ImportTemplate.ExcelType], 400, 404);
        parks.MapPost("/{park}/declared/import", (
                ImportsApi api, HttpRequest request, string park, string? commit, CancellationToken cancellation) =>
                api.ImportAsync(request, park, commit, cancellation))
            .Accepts<Stream>("text/csv", ImportTemplate.ExcelType, "multipart/form-data", "application/octet-stream", "application/vnd.ms-excel")
            .Needs(AccessRight.Declare)
            .Describe<ImportView>("importDeclared", "Declares from a table", """
                The body, or the one file of a form, is CSV (UTF-8 or GB 18030) or Excel (.xlsx), with one row for an enterprise and a
                period. Without `commit=true` it is a preview that changes nothing and names each bad cell with what is allowed. With it
                all rows are declared, and none while any cell is bad (422, `badCells`). A row replaces what was declared of its period
                as a whole; a blank cell is unknown, never 0; a row without a figure declares nothing.
                """, 400, 404, 413, 422);
    }

    private IResult Template(string park, string? format)
    {
        if (!registry.TryFind(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        return format switch
        {
            null or "" or "csv" => TypedResults.File(ImportTemplate.Csv(found), "text/csv; charset=utf-8", $"declared-{park}.csv"),
            "xlsx" => TypedResults.File(ImportTemplate.Excel(found), ImportTemplate.ExcelType, $"declared-{park}.xlsx"),
            _ => Problems.Bad(UsageQuery.Say("format", format, "csv or xlsx")),
        };
    }

    private async Task<IResult> ImportAsync(HttpRequest request, string park, string? commit, CancellationToken cancellation)
    {
        if (!registry.TryFind(park, out var found))
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
        var table = excel ? ExcelTable.TryRead(bytes, out var wrong) : CsvTable.TryRead(bytes.Span, out wrong);
        if (table is null)
        {
            return Problems.Bad(wrong!);
        }

        var plan = new ImportPlan(found, Now(found), table);
        if (commit == "true" && plan.Bad.Count > 0)
        {
            return Problems.BadCells(plan.Bad);
        }

        var rows = await BeforeAsync(plan.Rows, cancellation);
        var applied = commit == "true" ? new ImportCommit(grains, registry.Caller.User, excel ? "excel" : "csv") : null;
        if (applied is not null && await applied.ApplyAsync(rows) is { } refused)
        {
            var address = refused.Row.CertificateCell ?? $"A{refused.Row.Number}";
            return Problems.BadCells(
                [.. refused.Faults.Select(fault => new BadCellView(table.Name, address, null, refused.Row.Who.Word, fault))]);
        }

        return TypedResults.Ok(new ImportView
        {
            Committed = applied is not null,
            Format = excel ? "excel" : "csv",
            Sheet = table.Name,
            Rows = [.. rows.Select(one => View(one.Row, one.Before, applied?.VersionOf(one.Row)))],
            EmptyRows = plan.Empty,
            BadCells = plan.Bad,
        });
    }

    private LocalMonth Now(RegisteredPark park)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return LocalMonth.Of(DateOnly.FromDateTime(Live.ParkTime.At(park, now).DateTime));
    }

    private async Task<(ImportRow Row, Declaration? Before)[]> BeforeAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        var before = new (ImportRow Row, Declaration? Before)[rows.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, rows.Count),
            new ParallelOptions { MaxDegreeOfParallelism = GrainsAtOnce, CancellationToken = cancellation },
            async (i, _) =>
            {
                var history = await grains.GetGrain<IInventoryGrain>(rows[i].Who.GrainKey).Declarations(rows[i].Period);
                before[i] = (rows[i], history.MaxBy(one => one.Version));
            });
        return before;
    }

    private static ImportRowView View(ImportRow row, Declaration? before, int? made) => new()
    {
        Row = row.Number,
        Enterprise = row.Who.Word,
        Name = row.Name,
        Period = row.Period.ToString(),
        Change = before is null ? "new" : DeclarationHistory.Same(before.Figures, row.Figures) ? "unchanged" : "changed",
        Version = made ?? before?.Version ?? 0,
        Figures = DeclaredShapes.Body(row.Figures),
    };
}
