namespace ParkTwin.Web.Api.Declared;

/// <summary>A green certificate (绿证), or a batch of them, retired for the period.</summary>
public sealed record CertificateEntry
{
    /// <summary>Its number; usable once, by one firm, for one period.</summary>
    public string? Number { get; init; }

    /// <summary>Megawatt-hours, above zero; 1 certificate is 1 MWh.</summary>
    public decimal? Mwh { get; init; }
}
