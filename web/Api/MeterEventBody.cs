namespace ParkTwin.Web.Api;

/// <summary>A dated fact to add to a meter.</summary>
public sealed record MeterEventBody
{
    /// <summary>When it happened: ISO 8601 with offset.</summary>
    public string? At { get; init; }

    /// <summary>replacement, reset, change or confirmation.</summary>
    public string? Kind { get; init; }

    /// <summary>Register value at the end of the old segment, before the ratio.</summary>
    public decimal? Final { get; init; }

    /// <summary>Register value at the start of the new segment, before the ratio.</summary>
    public decimal? Initial { get; init; }

    /// <summary>New ratio.</summary>
    public decimal? Ratio { get; init; }

    /// <summary>New number of integer digits.</summary>
    public int? Digits { get; init; }

    /// <summary>New unit, one of those a meter may report in.</summary>
    public string? Unit { get; init; }

    /// <summary>New greatest plausible rate, unit per hour after the ratio.</summary>
    public decimal? MaxRate { get; init; }

    /// <summary>New gas reference temperature, °C.</summary>
    public decimal? ReferenceTemperatureC { get; init; }

    /// <summary>For a confirmation: true counts the reading at this instant, false leaves it out.</summary>
    public bool? Accept { get; init; }

    /// <summary>Who says so and why.</summary>
    public string? Note { get; init; }
}
