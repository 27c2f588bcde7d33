namespace ParkTwin.Web.Live;

/// <summary>The sum of the counted meters of one carrier, role and unit. Unknown is null, never 0.</summary>
public sealed record LineView
{
    /// <summary>electricity, gas, water, heat or pv.</summary>
    public required string Carrier { get; init; }

    /// <summary>grid-import, grid-export, generation, consumption, storage-charge, storage-discharge or reactive.</summary>
    public required string Role { get; init; }

    /// <summary>Unit of the amounts: kWh, m3, GJ, t or kvarh.</summary>
    public required string Unit { get; init; }

    /// <summary>Unit of the rate: kW, m3/h, GJ/h, t/h or kvar.</summary>
    public required string RateUnit { get; init; }

    /// <summary>Meters in the sum.</summary>
    public required int Meters { get; init; }

    /// <summary>Meters among them whose rate is not stale.</summary>
    public required int FreshMeters { get; init; }

    /// <summary>Sum of the fresh rates.</summary>
    public required decimal? Rate { get; init; }

    /// <summary>Amount since local midnight.</summary>
    public required decimal? Today { get; init; }

    /// <summary>Amount of yesterday up to the same time.</summary>
    public required decimal? YesterdaySoFar { get; init; }

    /// <summary>Amount of the whole of yesterday.</summary>
    public required decimal? Yesterday { get; init; }
}
