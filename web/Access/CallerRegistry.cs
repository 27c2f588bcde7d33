using System.Diagnostics.CodeAnalysis;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Access;

/// <summary>
/// The registry as the caller of this request has it: whatever an address names is looked up here, so that another's thing and a thing
/// that is not there take the same way to the same answer.
/// </summary>
internal sealed class CallerRegistry(ScopedRegistry registry, CurrentCaller current)
{
    /// <summary>Who asks.</summary>
    public Caller Caller => current.Value;

    /// <summary>The parks, in the registry's order; an enterprise's has the enterprise alone.</summary>
    public IEnumerable<RegisteredPark> Parks => registry.Parks(Caller.Scope);

    /// <summary>The park of an id, if the caller has it.</summary>
    public RegisteredPark? Find(ParkId park) => registry.Find(Caller.Scope, park);

    /// <summary>The park of an id, if the caller has it.</summary>
    public bool TryFind(string park, [NotNullWhen(true)] out RegisteredPark? found)
    {
        found = ParkId.TryParse(park, out var id) ? Find(id) : null;
        return found is not null;
    }

    /// <summary>The park of an id, if the caller has the whole of it.</summary>
    public bool TryFindWhole(string park, [NotNullWhen(true)] out RegisteredPark? found)
    {
        found = TryFind(park, out var part) && IsWhole(part) ? part : null;
        return found is not null;
    }

    /// <summary>Whether the caller has all of a park: its sums, its own meters, all its enterprises.</summary>
    public bool IsWhole(RegisteredPark park) => Caller.Scope.SeesWhole(park.Definition.Id);
}
