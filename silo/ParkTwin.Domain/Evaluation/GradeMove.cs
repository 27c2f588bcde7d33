using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Evaluation;

/// <summary>What one amount alone would have to become for a limit to be met exactly, all others as they are.</summary>
public sealed record GradeMove
{
    /// <summary>Which amount.</summary>
    public required GradeLever Lever { get; init; }

    /// <summary>The amount of the period; unknown with its reason.</summary>
    public required Figure Now { get; init; }

    /// <summary>By how much it would have to change, above zero; whether up or down follows from lever and direction.</summary>
    public required Figure Change { get; init; }

    /// <summary>What it would be then.</summary>
    public required Figure Then { get; init; }

    /// <summary>The change as a share of the present amount; of PV, its share of the load then (自给率).</summary>
    public required Figure Share { get; init; }

    /// <summary>True where the amount would rise.</summary>
    public required bool Rises { get; init; }

    /// <summary>False where no such amount is possible (more would have to be saved than is used); null while the change is unknown.</summary>
    public bool? Possible => Then.Value is not { } then || Change.Value is not { } change ? null : then >= 0m && change >= 0m && !Exceeds;

    /// <summary>True where PV would have to be more than the load.</summary>
    private bool Exceeds => Lever == GradeLever.Pv && Share.Value > 1m;
}
