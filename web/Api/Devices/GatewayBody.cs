namespace ParkTwin.Web.Api.Devices;

/// <summary>What a gateway is to be, but for its password.</summary>
internal sealed class GatewayBody
{
    /// <summary>The meters it may publish for; null (or left out) for all of the park.</summary>
    public string[]? Meters { get; init; }

    /// <summary>SHA-256 thumbprints of its client certificates; null for none.</summary>
    public string[]? Thumbprints { get; init; }

    /// <summary>At most 500 characters; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>True lets nothing connect as this gateway.</summary>
    public bool Disabled { get; init; }
}
