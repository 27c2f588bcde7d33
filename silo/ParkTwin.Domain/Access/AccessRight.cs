namespace ParkTwin.Domain.Access;

/// <summary>What a route asks for. The things it may be done to are the caller's <see cref="AccessScope"/>.</summary>
public enum AccessRight
{
    /// <summary>See the live view, usage, readings and registry of what is in scope.</summary>
    ReadLive,

    /// <summary>See accounts, figures, reports, explanations, declarations and flags of what is in scope.</summary>
    ReadAccounts,

    /// <summary>See the sums of usage of a whole park.</summary>
    ReadPark,

    /// <summary>See the accounts of a whole park, and how it stands against schemes.</summary>
    ReadParkAccounts,

    /// <summary>See the city: zones, rankings, targets.</summary>
    ReadCity,

    /// <summary>See factor sets, tariffs, thresholds and benchmarks.</summary>
    ReadReference,

    /// <summary>See what of a park's readings is in quarantine.</summary>
    ReadQuarantine,

    /// <summary>See what is in quarantine and names no park of the registry; only where all parks are in scope.</summary>
    ReadUnclaimed,

    /// <summary>Add meter events, confirm readings, replay quarantine.</summary>
    ChangeRegistry,

    /// <summary>Declare figures of a period, import declarations.</summary>
    Declare,

    /// <summary>Lock and restate reports; set baselines.</summary>
    LockReports,

    /// <summary>Verify, notify, assign, dismiss, escalate, close, reopen a flag.</summary>
    WorkOnFlags,

    /// <summary>Answer or appeal against a flag of what is in scope.</summary>
    AnswerFlags,

    /// <summary>Comment on a flag of what is in scope.</summary>
    CommentOnFlags,

    /// <summary>Acknowledge, assign, comment, shelve, unshelve, resolve an alarm of what is in scope.</summary>
    WorkOnAlarms,

    /// <summary>Publish reference data, set targets and declared axes, publish rankings.</summary>
    PublishReference,

    /// <summary>See the gateways of a park; no secret is ever shown.</summary>
    ReadDevices,

    /// <summary>Make, change and revoke credentials of gateways.</summary>
    ManageDevices,

    /// <summary>See the accounts of people and programs; no secret is ever shown.</summary>
    ReadPeople,

    /// <summary>Make, change and revoke accounts.</summary>
    ManageAccounts,

    /// <summary>Make and take back the links of big screens of one's parks.</summary>
    ManageScreens,

    /// <summary>Read and export the audit trail.</summary>
    ReadAudit,

    /// <summary>See the process's state in full.</summary>
    ReadStatus,

    /// <summary>Change one's own password, tokens and sessions.</summary>
    OwnAccount,
}
