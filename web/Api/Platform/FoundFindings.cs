using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Diagnosing;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.Platform;

/// <summary>What a park's diagnosis keeps of one enterprise.</summary>
/// <param name="Findings">Its findings.</param>
/// <param name="Factors">The reference entries that its account rests on: leaves, each once.</param>
internal sealed record FoundFindings(IReadOnlyList<FoundFinding> Findings, IReadOnlyList<Figure> Factors)
{
    /// <summary>What is kept of an enterprise's account and findings.</summary>
    public static FoundFindings Of(EnterpriseRef who, PeriodAccount account, IReadOnlyList<Finding> findings) => new(
        [.. findings.Select(one => FoundFinding.Of(who, one))], FindingShapes.Factors(account.Shown));
}
