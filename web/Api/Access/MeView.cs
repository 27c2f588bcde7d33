namespace ParkTwin.Web.Api.Access;

/// <summary>Who is signed in, and what that account may do.</summary>
internal sealed record MeView
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

    /// <summary>True while the password must be changed before anything else.</summary>
    public required bool MustChangePassword { get; init; }

    /// <summary>What a browser sends with each change, in <c>X-ParkTwin-Csrf</c>; null for programs, which need none.</summary>
    public required string? Csrf { get; init; }

    /// <summary>What the role may do.</summary>
    public required string[] Rights { get; init; }
}
