namespace ParkTwin.Web.Api.Balances;

/// <summary>The balance of one carrier over a park.</summary>
public sealed record SupplyBalanceView
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The carrier.</summary>
    public required string Carrier { get; init; }

    /// <summary>What all amounts are in.</summary>
    public required string Unit { get; init; }

    /// <summary>Other units that this carrier has a balance in; they never add.</summary>
    public required IReadOnlyList<string> OtherUnits { get; init; }

    /// <summary>The zone of the park.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Start of the span.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End of the span, exclusive: what was asked for, or the present where that is earlier.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The error that the accuracy class of a meter of this carrier allows, as a share.</summary>
    public required decimal Accuracy { get; init; }

    /// <summary>The places of the highest level; the gateway of the park first where check meters stand there.</summary>
    public required IReadOnlyList<BalanceMeterView> Meters { get; init; }
}
