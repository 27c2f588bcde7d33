namespace ParkTwin.Domain.Evaluation;

/// <summary>The carbon level (碳效水平) of an enterprise; the number is the value of <c>grade.level</c>.</summary>
public enum CarbonLevel : byte
{
    /// <summary>低碳, L up to 0.6.</summary>
    Low = 1,

    /// <summary>中碳, L up to 2.0.</summary>
    Medium = 2,

    /// <summary>高碳, L above 2.0.</summary>
    High = 3,
}
