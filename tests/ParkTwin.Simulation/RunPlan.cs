namespace ParkTwin.Simulation;

/// <summary>What one run is made from: nothing else decides how it goes.</summary>
/// <param name="Seed">Every choice.</param>
/// <param name="Faults">What can go wrong.</param>
/// <param name="Sabotage">What is broken on purpose.</param>
internal sealed record RunPlan(int Seed, FaultKind Faults, Sabotage Sabotage = Sabotage.None)
{
    private const FaultKind All = (FaultKind)((1 << 21) - 1);

    /// <summary>The run of a seed; its faults follow from it unless one is asked for.</summary>
    public static RunPlan Of(int seed, FaultKind? only = null, Sabotage sabotage = Sabotage.None)
    {
        if (only is { } one)
        {
            return new(seed, one, sabotage);
        }

        var dice = new Random(seed ^ 0x5EED);
        var faults = FaultKind.None;
        var odds = dice.NextDouble();
        foreach (var fault in Enum.GetValues<FaultKind>())
        {
            faults |= fault != FaultKind.None && dice.NextDouble() < odds ? fault : FaultKind.None;
        }

        return new(seed, faults & All, sabotage);
    }
}
