namespace ParkTwin.Web.Api.Access;

/// <summary>What an administrator sets of an account. The whole of it: what is left away is empty.</summary>
internal sealed record UserAccountBody
{
    /// <summary>The user name; for a new account only, the path names it otherwise.</summary>
    public string? User { get; init; }

    /// <summary>The name that people read; the user name where it is left away.</summary>
    public string? Name { get; init; }

    /// <summary>operator, platform, enterprise, auditor, admin or screen.</summary>
    public string? Role { get; init; }

    /// <summary>The parks that exist for it; null for all.</summary>
    public string[]? Parks { get; init; }

    /// <summary>The park of an enterprise account.</summary>
    public string? Park { get; init; }

    /// <summary>The enterprise of an enterprise account.</summary>
    public string? Enterprise { get; init; }

    /// <summary>True for one that may not sign in.</summary>
    public bool Disabled { get; init; }

    /// <summary>Its identity at an outside provider, <c>provider:subject</c>.</summary>
    public string? ExternalId { get; init; }
}
