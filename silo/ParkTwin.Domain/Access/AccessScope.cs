namespace ParkTwin.Domain.Access;

/// <summary>
/// What an account may see at all. Anything else does not exist for it: the answer about another's thing is the answer about
/// a thing that is not there. Immutable.
/// </summary>
public sealed record AccessScope
{
    private AccessScope(bool all, IReadOnlyList<ParkId> parks, EnterpriseId? enterprise) => (All, Parks, Enterprise) = (all, parks, enterprise);

    /// <summary>All parks, present and future.</summary>
    public static AccessScope Everything { get; } = new(true, [], null);

    /// <summary>True for all parks.</summary>
    public bool All { get; }

    /// <summary>The parks; empty with <see cref="All"/>.</summary>
    public IReadOnlyList<ParkId> Parks { get; }

    /// <summary>The one enterprise of the one park; null for whole parks.</summary>
    public EnterpriseId? Enterprise { get; }

    /// <summary>Some parks, whole.</summary>
    /// <exception cref="ArgumentException">No park is named.</exception>
    public static AccessScope Of(params IReadOnlyList<ParkId> parks) =>
        parks.Count > 0 ? new(false, [.. parks.Distinct()], null) : throw new ArgumentException("Name at least one park.", nameof(parks));

    /// <summary>One enterprise.</summary>
    public static AccessScope Of(ParkId park, EnterpriseId enterprise) => new(false, [park], enterprise);

    /// <summary>Whether anything of a park is seen.</summary>
    public bool Sees(ParkId park) => All || Parks.Contains(park);

    /// <summary>Whether the whole park is seen: its sums, its own meters, all its enterprises.</summary>
    public bool SeesWhole(ParkId park) => Enterprise is null && Sees(park);

    /// <summary>Whether an enterprise is seen; of null, the park's own meters.</summary>
    public bool Sees(ParkId park, EnterpriseId? enterprise) =>
        Sees(park) && (Enterprise is null || (enterprise is { } asked && asked == Enterprise));
}
