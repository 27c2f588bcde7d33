using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Access;

/// <summary>Who changed and exported what.</summary>
internal sealed class AuditApi(IAuditTrail trail, AccountCallers callers)
{
    private const int DefaultCount = 100;
    private const int MostCount = 1_000;
    private const int MostExported = 100_000;

    private static readonly string[] Columns = ["sequence", "at", "user", "role", "address", "action", "target", "outcome", "detail"];

    public static void Map(IEndpointRouteBuilder app)
    {
        var audit = app.MapGroup("/api/audit").WithTags("Audit");
        audit.MapGet("/", (AuditApi api, HttpContext context, string? before, string? count, string? user, string? action, string? from, string? to) =>
                api.ListAsync(context, before, count, user, action, from, to))
            .Needs(AccessRight.ReadAudit).Describe<AuditView>("audit", "The audit trail, newest first", """
                Every change, export, sign-in and refused sign-in. `count` is 1 to 1 000 (100 when absent), `before` a sequence, `user` and
                `action` compare exactly, `from` and `to` (exclusive) are ISO 8601. An auditor of some parks sees what was done to those.
                """, 400, 401, 403);
        audit.MapGet("/export", (AuditApi api, HttpContext context, string? user, string? action, string? from, string? to) =>
                api.ExportAsync(context, user, action, from, to))
            .Needs(AccessRight.ReadAudit, export: true).DescribeFile("auditExport", "The audit trail as CSV", """
                The newest 100 000 entries of the choice, newest first, UTF-8. The export itself is an entry.
                """, ["text/csv"], 400, 401, 403);
    }

    private async Task<IResult> ListAsync(
        HttpContext context, string? before, string? count, string? user, string? action, string? from, string? to)
    {
        var wanted = DefaultCount;
        if (count is not null && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out wanted) || wanted is < 1 or > MostCount))
        {
            return Problems.Bad(UsageQuery.Say("count", count, $"a whole number from 1 to {MostCount}"));
        }

        long sequence = 0;
        if (before is not null && !long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out sequence))
        {
            return Problems.Bad(UsageQuery.Say("before", before, "the sequence of an entry"));
        }

        var (matches, wrong) = await ChoiceAsync(context, user, action, from, to);
        if (matches is null)
        {
            return Problems.Bad(wrong!);
        }

        var rows = await trail.ReadAsync(before is null ? null : sequence, wanted, matches, context.RequestAborted);
        return TypedResults.Ok(new AuditView([.. rows.Select(View)], rows.Count == wanted && rows[^1].Sequence > 1 ? rows[^1].Sequence : null));
    }

    private async Task<IResult> ExportAsync(HttpContext context, string? user, string? action, string? from, string? to)
    {
        var (matches, wrong) = await ChoiceAsync(context, user, action, from, to);
        if (matches is null)
        {
            return Problems.Bad(wrong!);
        }

        var rows = await trail.ReadAsync(null, MostExported, matches, context.RequestAborted);
        using var bytes = new MemoryStream();
        await using (var text = new StreamWriter(bytes, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        {
            // Spreadsheets take a cell that begins with = for a formula, and texts here are other people's.
            await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape });
            foreach (var column in Columns)
            {
                csv.WriteField(column);
            }

            await csv.NextRecordAsync();
            foreach (var row in rows)
            {
                Write(csv, row);
                await csv.NextRecordAsync();
            }
        }

        return TypedResults.File(bytes.ToArray(), "text/csv", "parktwin-audit.csv");
    }

    private static void Write(CsvWriter csv, AuditRow row)
    {
        csv.WriteField(row.Sequence);
        csv.WriteField(At(row).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        csv.WriteField(row.Entry.User);
        csv.WriteField(row.Entry.Role);
        csv.WriteField(row.Entry.Address);
        csv.WriteField(row.Entry.Action);
        csv.WriteField(row.Entry.Target);
        csv.WriteField(row.Entry.Outcome);
        csv.WriteField(row.Entry.Detail);
    }

    private static DateTimeOffset At(AuditRow row) => DateTimeOffset.FromUnixTimeMilliseconds(row.Entry.AtMs);

    private static AuditRowView View(AuditRow row) => new()
    {
        Sequence = row.Sequence,
        At = At(row),
        User = row.Entry.User,
        Role = row.Entry.Role,
        Address = row.Entry.Address,
        Action = row.Entry.Action,
        Target = row.Entry.Target,
        Outcome = row.Entry.Outcome,
        Detail = row.Entry.Detail,
    };

    private async Task<(Func<AuditEntry, bool>? Matches, string? Wrong)> ChoiceAsync(
        HttpContext context, string? user, string? action, string? from, string? to)
    {
        long? first = null, end = null;
        if (!string.IsNullOrEmpty(from))
        {
            if (!TryInstant(from, out var at))
            {
                return (null, UsageQuery.Say("from", from, "an ISO 8601 instant such as 2026-11-01T00:00:00+08:00"));
            }

            first = at;
        }

        if (!string.IsNullOrEmpty(to))
        {
            if (!TryInstant(to, out var at))
            {
                return (null, UsageQuery.Say("to", to, "an ISO 8601 instant such as 2026-12-01T00:00:00+08:00"));
            }

            end = at;
        }

        var scope = (await callers.SessionAsync(context))!.Caller.Scope;
        return (entry => (string.IsNullOrEmpty(user) || entry.User == user)
            && (string.IsNullOrEmpty(action) || entry.Action == action)
            && (first is null || entry.AtMs >= first) && (end is null || entry.AtMs < end)
            && (scope.All || IsOf(entry.Target, scope)), null);
    }

    private static bool TryInstant(string text, out long ms)
    {
        var read = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at);
        ms = read ? at.ToUnixTimeMilliseconds() : 0;
        return read;
    }

    private static bool IsOf(string target, AccessScope scope)
    {
        const string Parks = "/api/parks/";
        if (!target.StartsWith(Parks, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = target[Parks.Length..];
        var end = rest.AsSpan().IndexOfAny('/', '?');
        return ParkId.TryParse(end < 0 ? rest : rest[..end], out var park) && scope.SeesWhole(park);
    }
}
