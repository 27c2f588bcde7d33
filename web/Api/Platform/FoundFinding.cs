using ParkTwin.Domain.Diagnosing;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.Platform;

/// <summary>What a park's diagnosis keeps of one finding: its words and sizes, without the trees they follow from.</summary>
internal sealed record FoundFinding
{
    /// <summary>Whose.</summary>
    public required EnterpriseRef Who { get; init; }

    /// <summary>Its kind, one of <see cref="Diagnosis.Kinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>How much it asks for.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>What it is called.</summary>
    public required SaidView Title { get; init; }

    /// <summary>What was seen.</summary>
    public required SaidView Text { get; init; }

    /// <summary>What is recommended.</summary>
    public required IReadOnlyList<SaidView> Measures { get; init; }

    /// <summary>Its sizes in their units, at least one; null where unknown.</summary>
    public required IReadOnlyList<(string Unit, decimal? Value)> Sizes { get; init; }

    /// <summary>What is kept of a finding.</summary>
    public static FoundFinding Of(EnterpriseRef who, Finding finding) => new()
    {
        Who = who,
        Kind = finding.Kind,
        Severity = finding.Severity,
        Title = SaidView.Of(finding.Title),
        Text = SaidView.Of(finding.Text),
        Measures = [.. finding.Measures.Select(SaidView.Of)],
        Sizes = [.. finding.Size.Select(size => (size.Unit, size.Value))],
    };
}
