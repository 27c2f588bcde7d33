using static ParkTwin.Domain.Access.AccessRight;

namespace ParkTwin.Domain.Access;

/// <summary>Which role may do what. The one table; a route names its right and asks here. <c>docs/access.md</c> shows it.</summary>
public static class AccessRules
{
    private static readonly AccessRight[] Reading =
        [ReadLive, ReadAccounts, ReadPark, ReadParkAccounts, ReadCity, ReadReference, ReadQuarantine, ReadStatus, OwnAccount];

    private static readonly Dictionary<Role, HashSet<AccessRight>> Allowed = new Dictionary<Role, HashSet<AccessRight>>
    {
        [Role.Operator] =
        [
            .. Reading, ReadUnclaimed, ReadDevices, ChangeRegistry, Declare, LockReports, WorkOnFlags, AnswerFlags, CommentOnFlags,
            WorkOnAlarms, ManageDevices, ManageScreens,
        ],
        [Role.Platform] = [.. Reading, WorkOnFlags, CommentOnFlags, PublishReference],
        [Role.Enterprise] = [ReadLive, ReadAccounts, ReadReference, Declare, AnswerFlags, CommentOnFlags, WorkOnAlarms, OwnAccount],
        [Role.Auditor] = [.. Reading, ReadUnclaimed, ReadDevices, ReadPeople, ReadAudit],
        [Role.Admin] = [.. Enum.GetValues<AccessRight>()],
        [Role.Screen] = [ReadLive, ReadPark, OwnAccount],
    };

    /// <summary>Whether a role may do this to anything at all; what exactly is its scope.</summary>
    public static bool Allows(Role role, AccessRight right) => Allowed[role].Contains(right);
}
