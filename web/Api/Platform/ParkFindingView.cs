namespace ParkTwin.Web.Api.Platform;

/// <summary>One kind of finding over a park.</summary>
public sealed record ParkFindingView
{
    /// <summary>The kind.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is called.</summary>
    public required SaidView Title { get; init; }

    /// <summary>How many enterprises have it.</summary>
    public required int Count { get; init; }

    /// <summary>From each unit (kWh, CNY, tCO2, tce, kW, h) to the sum of the sizes that are known; kW of unlike instants are not summed.</summary>
    public required IReadOnlyDictionary<string, decimal> Sums { get; init; }

    /// <summary>From each unit to how many of the enterprises have a known size in it.</summary>
    public required IReadOnlyDictionary<string, int> Known { get; init; }

    /// <summary>What is recommended.</summary>
    public required IReadOnlyList<SaidView> Measures { get; init; }

    /// <summary>The enterprises with the largest, at most twenty.</summary>
    public required IReadOnlyList<ParkFindingRowView> Rows { get; init; }
}
