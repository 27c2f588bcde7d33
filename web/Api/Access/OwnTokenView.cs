namespace ParkTwin.Web.Api.Access;

/// <summary>A token that a person has made for a program.</summary>
internal sealed record OwnTokenView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was last used, to the hour; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The token, in the answer that makes it alone; null otherwise.</summary>
    public string? Token { get; init; }
}
