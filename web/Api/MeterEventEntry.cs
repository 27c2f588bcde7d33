namespace ParkTwin.Web.Api;

/// <summary>A dated fact about a meter, as the registry shows it. Properties that are null were not stated.</summary>
public sealed record MeterEventEntry
{
    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>replacement, reset, change or confirmation.</summary>
    public required string Kind { get; init; }

    /// <summary>Register value at the end of the old segment, before the ratio.</summary>
    public decimal? Final { get; init; }

    /// <summary>Register value at the start of the new segment, before the ratio.</summary>
    public decimal? Initial { get; init; }

    /// <summary>New ratio.</summary>
    public decimal? Ratio { get; init; }

    /// <summary>New number of integer digits.</summary>
    public int? Digits { get; init; }

    /// <summary>New unit.</summary>
    public string? Unit { get; init; }

    /// <summary>New greatest plausible rate.</summary>
    public decimal? MaxRate { get; init; }

    /// <summary>New gas reference temperature, °C.</summary>
    public decimal? ReferenceTemperatureC { get; init; }

    /// <summary>For a confirmation: true counts the reading at this instant, false leaves it out.</summary>
    public bool? Accept { get; init; }

    /// <summary>Who said so and why.</summary>
    public string? Note { get; init; }
}
