namespace ParkTwin.Web.Api.Past;

/// <summary>One line over a run of quarter-hours. Unknown is null, never 0.</summary>
public sealed record FrameLineView
{
    /// <summary>electricity, gas, water, heat or pv.</summary>
    public required string Carrier { get; init; }

    /// <summary>grid-import, grid-export, generation, consumption, storage-charge, storage-discharge or reactive.</summary>
    public required string Role { get; init; }

    /// <summary>Unit of the amounts: kWh, m3, GJ, t or kvarh.</summary>
    public required string Unit { get; init; }

    /// <summary>Unit of the rates: kW, m3/h, GJ/h, t/h or kvar.</summary>
    public required string RateUnit { get; init; }

    /// <summary>Meters in the sum.</summary>
    public required int Meters { get; init; }

    /// <summary>The amount of each quarter-hour as power; a quarter of it is the amount.</summary>
    public required IReadOnlyList<decimal?> Rates { get; init; }

    /// <summary>Meters of which each quarter-hour was measured.</summary>
    public required IReadOnlyList<int> Measured { get; init; }
}
