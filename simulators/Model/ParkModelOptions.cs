namespace ParkTwin.Simulators.Model;

/// <summary>What a park's model depends on besides its registry.</summary>
internal sealed record ParkModelOptions
{
    /// <summary>Where registers start unless a stretch before it is asked for: 1 January 2026, 00:00 UTC.</summary>
    public static DateTimeOffset DefaultEpoch { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Everything random follows from this. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Where the sun is computed. Default Hangzhou.</summary>
    public GeoPoint Place { get; init; } = GeoPoint.Hangzhou;

    /// <summary>First instant of the model; a whole UTC day.</summary>
    public DateTimeOffset Epoch { get; init; } = DefaultEpoch;

    /// <summary>How often live meters are read.</summary>
    public MeterCadence Cadence { get; init; } = new();

    /// <summary>Register resets by fault.</summary>
    public ResetPlan Resets { get; init; } = ResetPlan.None;
}
