using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api;

/// <summary>Status and health.</summary>
internal static class StatusApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/status", Status).WithTags("Status").Needs(AccessRight.ReadStatus).Describe<StatusView>(
            "status", "Counts, positions and conditions", "Counts are since the beginning of time; a restart does not count again.");
        app.MapGet("/health/live", () => TypedResults.Ok(new HealthView("live", []))).WithTags("Status").OpenToAll().Describe<HealthView>(
            "healthLive", "Answers while the process lives", "Always 200.");
        app.MapGet("/health/ready", Ready).WithTags("Status").OpenToAll().Describe<HealthView>(
            "healthReady",
            "Answers 200 while readings become durable and reach every ledger",
            "503 with status starting until the journal has been replayed, and with status failing while the disk, the registry or an "
                + "enterprise keeps refusing; health says which, and what to do.",
            503);
    }

    private static StatusView Status(IIngestStatus ingest, CallerRegistry registry, ProcessAge age, IAuditTrail trail)
    {
        var status = ingest.Read();
        return new StatusView
        {
            Accepted = status.Accepted,
            Duplicates = status.Duplicates,
            Quarantined = status.Quarantined,
            JournalPosition = status.JournalPosition,
            AppliedPosition = status.AppliedPosition,
            Meters = registry.Parks.Sum(park => (long)park.Definition.Meters.Count),
            UptimeSeconds = age.Seconds,
            Version = ProcessAge.Version,
            Connections = status.Connections,
            Shed = status.Shed,
            ReadingsPerSecond = Finite(status.ReadingsPerSecond),
            JournalBytes = status.JournalBytes,
            CommitMs = new CommitMsView(Finite(status.CommitP50Ms), Finite(status.CommitP99Ms)),
            Storage = status.Storage,
            Health = HealthScope.For(registry, [.. status.Health, trail.Health]),
        };
    }

    private static IResult Ready(IIngestStatus ingest)
    {
        var status = ingest.Read();
        if (status.Ready)
        {
            return TypedResults.Ok(new HealthView("ready", HealthScope.ForAll(status.Health)));
        }

        var answer = new HealthView(status.Replayed ? "failing" : "starting", HealthScope.ForAll(status.Health));
        return TypedResults.Json(answer, TwinJson.Default.HealthView, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static double? Finite(double? value) => value is { } known && double.IsFinite(known) ? Math.Round(known, 3) : null;
}
