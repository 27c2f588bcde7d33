namespace ParkTwin.Domain.Access;

/// <summary>What a role may be limited to.</summary>
public static class ScopeRules
{
    /// <summary>Why a role cannot have this scope, a sentence each; empty where it can.</summary>
    /// <param name="role">The role.</param>
    /// <param name="parks">The parks; null for all.</param>
    /// <param name="enterprise">The one enterprise of the one park; null for whole parks.</param>
    public static IReadOnlyList<string> Faults(Role role, IReadOnlyList<ParkId>? parks, EnterpriseId? enterprise)
    {
        List<string> faults = [];
        if (parks is { Count: 0 })
        {
            faults.Add("parks is empty: name at least one park, or leave parks away for all.");
        }

        switch (role)
        {
            case Role.Enterprise when parks is not [_] || enterprise is null:
                faults.Add("An account of role enterprise belongs to one enterprise of one park: name both, park and enterprise.");
                break;
            case Role.Admin when parks is not null || enterprise is not null:
                faults.Add("An administrator sees all parks: leave parks, park and enterprise away.");
                break;
            case not Role.Enterprise when enterprise is not null:
                faults.Add($"Only an account of role enterprise is limited to an enterprise, and this one is {AccessWords.Of(role)}.");
                break;
        }

        return faults;
    }
}
