namespace ParkTwin.Web.Api.Access;

/// <summary>An account that people or programs sign in to.</summary>
internal sealed record UserAccountView
{
    /// <summary>The user name.</summary>
    public required string User { get; init; }

    /// <summary>The name that people read.</summary>
    public required string Name { get; init; }

    /// <summary>operator, platform, enterprise, auditor, admin or screen.</summary>
    public required string Role { get; init; }

    /// <summary>The parks that exist for it; null for all.</summary>
    public required string[]? Parks { get; init; }

    /// <summary>The park of an enterprise account; null otherwise.</summary>
    public required string? Park { get; init; }

    /// <summary>The enterprise of an enterprise account; null otherwise.</summary>
    public required string? Enterprise { get; init; }

    /// <summary>True for one that may not sign in.</summary>
    public required bool Disabled { get; init; }

    /// <summary>True while the password must be changed before anything else.</summary>
    public required bool MustChangePassword { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When somebody last signed in; null for never.</summary>
    public required DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>Until when wrong passwords keep it from signing in; null where nothing does.</summary>
    public required DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Its identity at an outside provider, <c>provider:subject</c>; null for none.</summary>
    public required string? ExternalId { get; init; }

    /// <summary>The password that was just made, in the answer to that request alone; null otherwise.</summary>
    public string? Password { get; init; }
}
