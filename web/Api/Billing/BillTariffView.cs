namespace ParkTwin.Web.Api.Billing;

/// <summary>The tariff that a month's bill is made with.</summary>
public sealed record BillTariffView
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>single-part or two-part.</summary>
    public required string Kind { get; init; }

    /// <summary>First local date of the price entry in force; null where none is.</summary>
    public required DateOnly? PriceFrom { get; init; }

    /// <summary>The document that sets the price.</summary>
    public required string? PriceCitation { get; init; }

    /// <summary>How sure the price is: confirmed, calculated, check or not-found.</summary>
    public required string? PriceConfidence { get; init; }

    /// <summary>First local date of the edition of the time bands in force; null where none is.</summary>
    public required DateOnly? BandsFrom { get; init; }

    /// <summary>The document that sets the time bands.</summary>
    public required string? BandsCitation { get; init; }
}
