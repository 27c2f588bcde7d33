using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;

namespace ParkTwin.Web.Access;

/// <summary>
/// The registry as a scope has it: what is outside the scope is not in it. Of an enterprise's park there is the enterprise alone, with
/// its own meters. Safe for concurrent use.
/// </summary>
internal sealed class ScopedRegistry(IRegistryView registry)
{
    // Goes with the park it was made of, so a changed registry costs nothing.
    private readonly ConditionalWeakTable<RegisteredPark, ConcurrentDictionary<EnterpriseId, RegisteredPark?>> _parts = [];

    /// <summary>The parks of a scope, in the registry's order.</summary>
    public IEnumerable<RegisteredPark> Parks(AccessScope scope)
    {
        var current = registry.Current;
        return scope.All
            ? current.Parks
            : current.Parks.Select(park => Seen(scope, park)).OfType<RegisteredPark>();
    }

    /// <summary>A park as a scope has it; null where it has none of it.</summary>
    public RegisteredPark? Find(AccessScope scope, ParkId park) =>
        scope.Sees(park) && registry.Current.Find(park) is { } found ? Seen(scope, found) : null;

    private RegisteredPark? Seen(AccessScope scope, RegisteredPark park) => scope switch
    {
        _ when !scope.Sees(park.Definition.Id) => null,
        { Enterprise: { } enterprise } => _parts.GetOrCreateValue(park).GetOrAdd(enterprise, Part, park),
        _ => park,
    };

    private static RegisteredPark? Part(EnterpriseId enterprise, RegisteredPark park) => park.FindEnterprise(enterprise) is { } own
        ? new RegisteredPark(
            park.Version,
            park.Definition with { Enterprises = [own], Meters = [.. park.MetersOf(enterprise)] },
            park.Zone,
            park.Demo)
        : null;
}
