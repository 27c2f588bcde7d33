using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Simulators;

/// <summary>What an invented enterprise of the demo park declares of a period. Modelled, not real.</summary>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Period">A month, or a calendar year.</param>
/// <param name="Figures">The figures; money in 万元.</param>
public sealed record DemoDeclaration(EnterpriseId Enterprise, AccountingPeriod Period, DeclaredFigures Figures)
{
    /// <summary>Who declares: the demo itself.</summary>
    public const string By = "demo";

    /// <summary>How it comes, shown beside each declared figure.</summary>
    public const string Via = "demo";
}
