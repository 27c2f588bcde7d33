using Orleans;

namespace ParkTwin.Contracts;

/// <summary>An account as it is now, without anything secret.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.UserAccount")]
public sealed record UserAccount
{
    /// <summary>The user name, folded; the key of its grain.</summary>
    [Id(0)]
    public required string User { get; init; }

    /// <summary>Name, role, scope.</summary>
    [Id(1)]
    public required AccountFacts Facts { get; init; }

    /// <summary>
    /// Changes with password, role, scope, disabling and revocation; a session or token made under another stamp is over.
    /// </summary>
    [Id(2)]
    public required string Stamp { get; init; }

    /// <summary>True while the password must be changed before anything else.</summary>
    [Id(3)]
    public bool MustChangePassword { get; init; }

    /// <summary>True where the account has a password.</summary>
    [Id(4)]
    public bool HasPassword { get; init; }

    /// <summary>When it was made, Unix ms UTC.</summary>
    [Id(5)]
    public long CreatedAtMs { get; init; }

    /// <summary>When it was last changed, Unix ms UTC.</summary>
    [Id(6)]
    public long ChangedAtMs { get; init; }

    /// <summary>When somebody last signed in to it, Unix ms UTC; null for never.</summary>
    [Id(7)]
    public long? LastSignInAtMs { get; init; }

    /// <summary>Until when wrong passwords keep it from signing in, Unix ms UTC; null where nothing does.</summary>
    [Id(8)]
    public long? LockedUntilMs { get; init; }

    /// <summary>Its named tokens, oldest first; those that have expired too.</summary>
    [Id(9)]
    public IReadOnlyList<NamedToken> Tokens { get; init; } = [];
}
