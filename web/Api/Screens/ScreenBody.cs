namespace ParkTwin.Web.Api.Screens;

/// <summary>A big screen that is to have a link of its own.</summary>
internal sealed record ScreenBody
{
    /// <summary>Where it hangs, or what it is called, 1 to 100 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The parks it shows; null for all.</summary>
    public IReadOnlyList<string>? Parks { get; init; }

    /// <summary>How many days its token lasts, 1 to 730; 365 where it is left away.</summary>
    public int? Days { get; init; }
}
