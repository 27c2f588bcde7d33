using Microsoft.Extensions.DependencyInjection;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;

namespace ParkTwin.Web.Tests.Access;

/// <summary>An audit trail whose disk refuses when a test says so.</summary>
internal sealed class RefusingTrail : IAuditTrail
{
    public bool Refuses { get; set; }

    public List<AuditEntry> Entries { get; } = [];

    public HealthItem Health { get; private set; } = new("audit", true, "Written.");

    public bool IsWritable => Health.Healthy;

    public ValueTask AppendAsync(AuditEntry entry, CancellationToken cancellationToken = default)
    {
        Health = new("audit", !Refuses, Refuses ? "The audit trail cannot be written." : "Written.");
        if (Refuses)
        {
            throw new IOException("The disk is full.");
        }

        Entries.Add(entry);
        return default;
    }

    public ValueTask<IReadOnlyList<AuditRow>> ReadAsync(
        long? before, int count, Func<AuditEntry, bool>? matches = null, CancellationToken cancellationToken = default) => new(Array.Empty<AuditRow>());
}

/// <summary>Puts the trail in place of the real one.</summary>
internal static class RefusingTrailServices
{
    public static void AddSingletonTrail(this IServiceCollection services, IAuditTrail trail) => services.AddSingleton(trail);
}
