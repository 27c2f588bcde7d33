using Orleans;

namespace ParkTwin.Grains;

/// <summary>What the list of accounts keeps.</summary>
[GenerateSerializer, Alias("ParkTwin.AccountListState")]
public sealed class AccountListState
{
    /// <summary>
    /// Whether an account is an administrator who can sign in, by user name. Never true where the account says otherwise: what takes the
    /// power away is written here first, what gives it is written here last.
    /// </summary>
    [Id(0)]
    public Dictionary<string, bool> Administrators { get; set; } = [];

    /// <summary>The user name of each outside identity.</summary>
    [Id(1)]
    public Dictionary<string, string> External { get; set; } = [];
}
