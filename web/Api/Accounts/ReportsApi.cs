using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Web.Access;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>Locks periods, and shows what was reported of them.</summary>
internal sealed class ReportsApi(CallerRegistry registry, IGrainFactory grains)
{
    private const string Route = "/{park}/enterprises/{enterprise}/reports";

    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet(Route, (ReportsApi api, string park, string enterprise) => api.ListAsync(park, enterprise))
            .Needs(AccessRight.ReadAccounts)
            .Describe<ReportsView>("reports", "The locked periods of an enterprise", """
                Every locked period with its versions, in time order.
                """, 404);
        parks.MapGet(Route + "/{period}", (ReportsApi api, string park, string enterprise, string period) =>
                api.GetAsync(park, enterprise, period))
            .Needs(AccessRight.ReadAccounts)
            .Describe<ReportView>("report", "What was reported of a period", """
                Version 1 is what a person locked; later ones are restatements beside it, each with its differences and their causes:
                readings (`dataQuality`), declarations (`activity`), reference data (`factor`).
                """, 400, 404);
        parks.MapGet(Route + "/{period}/{version}/document", (
                ReportsApi api, string park, string enterprise, string period, string version) =>
                api.DocumentAsync(park, enterprise, period, version))
            .Needs(AccessRight.ReadAccounts, export: true)
            .Describe<JsonElement>("reportDocument", "A reported version, byte for byte", """
                The document as it was made; it is never written anew, so its SHA-256 stays the same for ever.
                """, 400, 404);
        parks.MapPost(Route + "/{period}/lock", (ReportsApi api, string park, string enterprise, string period) =>
                api.ActAsync(park, enterprise, period, (grain, one, by) => grain.Lock(one, by)))
            .Needs(AccessRight.LockReports)
            .Describe<ReportView>("lockReport", "Locks a period", """
                Its figures become the reported ones and do not change any more: late readings, changed declarations and new reference
                data make restatements beside them. Repeating is harmless.
                """, 400, 404, 409);
        parks.MapPost(Route + "/{period}/restate", (ReportsApi api, string park, string enterprise, string period) =>
                api.ActAsync(park, enterprise, period, (grain, one, by) => grain.Restate(one, by)))
            .Needs(AccessRight.LockReports)
            .Describe<ReportView>("restateReport", "Keeps the restatement of a locked period", """
                What differs from the newest version becomes the next one, with its differences. Where nothing differs the newest version
                stays. Repeating is harmless.
                """, 400, 404, 409);
    }

    /// <summary>Versions of a period as they are shown.</summary>
    public static ReportView View(EnterpriseRef who, AccountingPeriod period, IReadOnlyList<ReportedVersion> versions) => new()
    {
        Park = who.Park.Definition.Id.Value,
        Enterprise = who.Word,
        Period = period.ToString(),
        State = versions.Count switch { 0 => "provisional", 1 => "final", _ => "restated" },
        FactorSet = versions.Count == 0 ? null : versions[0].FactorSet,
        Versions = [.. versions.Select(one => new ReportVersionView
        {
            Version = one.Version,
            At = ParkTime.At(who.Park, one.AtUnixMs),
            By = one.By,
            FactorSet = one.FactorSet,
            Document = $"{who.Route}/reports/{period}/{one.Version}/document",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(one.Document))),
            Differences = [.. one.Differences.Select(AccountWords.Of)],
        })],
    };

    private async Task<IResult> ListAsync(string park, string enterprise)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        var versions = await grains.GetGrain<IInventoryGrain>(who.GrainKey).Reported(null);
        return TypedResults.Ok(new ReportsView(park, who.Word,
        [
            .. versions.GroupBy(one => one.Inputs.Period).OrderBy(period => period.Key)
                .Select(period => View(who, period.Key, [.. period])),
        ]));
    }

    private Task<IResult> GetAsync(string park, string enterprise, string text) =>
        WithPeriodAsync(park, enterprise, text, (who, period, versions) =>
            TypedResults.Ok(View(who, period, versions)));

    private Task<IResult> DocumentAsync(string park, string enterprise, string text, string version) =>
        WithPeriodAsync(park, enterprise, text, (who, period, versions) =>
            int.TryParse(version, out var number) && versions.FirstOrDefault(one => one.Version == number) is { } found
                ? TypedResults.Bytes(Encoding.UTF8.GetBytes(found.Document), "application/json")
                : Problems.Missing(
                    "There is no such report.",
                    $"{who.Word} has no reported version '{version}' of {period}. GET {who.Route}/reports/{period} lists the versions."));

    private async Task<IResult> ActAsync(
        string park, string enterprise, string text, Func<IInventoryGrain, AccountingPeriod, string, Task<LockReply>> act)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        if (AccountQuery.TryReadPeriod(text, out var period) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        var grain = grains.GetGrain<IInventoryGrain>(who.GrainKey);
        var reply = await act(grain, period, registry.Caller.User);
        if (reply.Reported is null)
        {
            return Problems.Conflict("This cannot be done now.", reply.Refused ?? $"{period} cannot be locked.");
        }

        return TypedResults.Ok(View(who, period, await grain.Reported(period)));
    }

    private async Task<IResult> WithPeriodAsync(
        string park, string enterprise, string text, Func<EnterpriseRef, AccountingPeriod, IReadOnlyList<ReportedVersion>, IResult> show)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        if (AccountQuery.TryReadPeriod(text, out var period) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        return show(who, period, await grains.GetGrain<IInventoryGrain>(who.GrainKey).Reported(period));
    }
}
