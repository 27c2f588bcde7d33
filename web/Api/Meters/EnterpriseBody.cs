namespace ParkTwin.Web.Api.Meters;

/// <summary>An enterprise to add or to change; what is absent stays as it is.</summary>
public sealed record EnterpriseBody
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Industry code (GB/T 4754), for example C17.</summary>
    public string? Industry { get; init; }

    /// <summary>Land in 亩.</summary>
    public decimal? LandMu { get; init; }

    /// <summary>Floor area in m².</summary>
    public decimal? FloorM2 { get; init; }

    /// <summary>Its supply contract as a whole; absent leaves it.</summary>
    public ContractBody? Contract { get; init; }
}
