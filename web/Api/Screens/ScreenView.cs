namespace ParkTwin.Web.Api.Screens;

/// <summary>A big screen with a link of its own.</summary>
internal sealed record ScreenView
{
    /// <summary>The account that it reads with: of role screen, without a password.</summary>
    public required string User { get; init; }

    /// <summary>Where it hangs, or what it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The parks it shows; null for all.</summary>
    public required IReadOnlyList<string>? Parks { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its token ends; null where it has none any more.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it last asked, to the hour; null for never.</summary>
    public required DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The token, in the answer that makes it alone; null otherwise. It goes behind the <c>#</c> of the screen's address.</summary>
    public string? Token { get; init; }
}
