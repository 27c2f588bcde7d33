namespace ParkTwin.Domain.Access;

/// <summary>What a route asks for. The things it may be done to are the caller's <see cref="AccessScope"/>.</summary>
public enum AccessRight
{
    /// <summary>See the live view, usage and registry of what is in scope.</summary>
    ReadLive,

    /// <summary>See accounts, figures, reports, explanations, flags of what is in scope.</summary>
    ReadAccounts,

    /// <summary>See what is of no enterprise alone: a park's sums, its own meters, its quarantine of readings.</summary>
    ReadPark,

    /// <summary>See the city: zones, rankings, targets.</summary>
    ReadCity,

    /// <summary>See factor sets, tariffs, thresholds and benchmarks.</summary>
    ReadReference,

    /// <summary>Add meter events, confirm readings, replay quarantine.</summary>
    ChangeRegistry,

    /// <summary>Declare figures of a period, import declarations.</summary>
    Declare,

    /// <summary>Lock and restate reports; set baselines.</summary>
    LockReports,

    /// <summary>Verify, notify, assign, dismiss, escalate, close, reopen a flag.</summary>
    WorkOnFlags,

    /// <summary>Answer, appeal against or comment on a flag of what is in scope.</summary>
    AnswerFlags,

    /// <summary>Publish reference data, set targets and declared axes, publish rankings.</summary>
    PublishReference,

    /// <summary>Make, change and revoke credentials of gateways.</summary>
    ManageDevices,

    /// <summary>Make, change and revoke accounts.</summary>
    ManageAccounts,

    /// <summary>Read and export the audit trail.</summary>
    ReadAudit,

    /// <summary>See the process's state in full.</summary>
    ReadStatus,

    /// <summary>Change one's own password, tokens and sessions.</summary>
    OwnAccount,
}
