namespace ParkTwin.Web.Api.Access;

/// <summary>A token to be made.</summary>
internal sealed record OwnTokenBody
{
    /// <summary>What its owner calls it, 1 to 100 characters.</summary>
    public string? Name { get; init; }

    /// <summary>How many days it lasts, 1 to 730; 90 where it is left away.</summary>
    public int? Days { get; init; }
}
