using ParkTwin.Domain.Accounting;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>The account of a period as it is answered: as it stands now, and what was reported of it.</summary>
internal sealed record PeriodAccount
{
    /// <summary>The account of the inputs and the reference set as they stand.</summary>
    public required Account Now { get; init; }

    /// <summary>The reported versions with their accounts, oldest first; empty while the period is provisional.</summary>
    public IReadOnlyList<ReportedAccount> Reported { get; init; } = [];

    /// <summary>The restatement that the figures as they stand would make; null where nothing differs from the newest version.</summary>
    public ReportedVersion? Pending { get; init; }

    /// <summary>How settled the period is.</summary>
    public ReportState State => Reported.Count == 0
        ? ReportState.Provisional
        : Reported.Count == 1 && Pending is null ? ReportState.Final : ReportState.Restated;

    /// <summary>What an answer shows at its top: the reported account where the period is locked.</summary>
    public Account Shown => Reported.Count == 0 ? Now : Reported[0].Account;

    /// <summary>The reported version of <see cref="Shown"/>; null while the period is provisional.</summary>
    public int? ShownVersion => Reported.Count == 0 ? null : Reported[0].Version.Version;
}
