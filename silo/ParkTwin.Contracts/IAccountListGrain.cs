using Orleans;

namespace ParkTwin.Contracts;

/// <summary>
/// All accounts: what one account cannot know of the others. One, with key <see cref="GrainKeys.Accounts"/>. There is always an
/// administrator who can sign in, once there was one.
/// </summary>
[Alias("ParkTwin.IAccountListGrain")]
public interface IAccountListGrain : IGrainWithStringKey
{
    /// <summary>Every account, by name.</summary>
    [Alias("Read")]
    [return: Immutable]
    Task<IReadOnlyList<UserAccount>> Read();

    /// <summary>Whether there is an administrator at all, one who is disabled included.</summary>
    [Alias("HasAdministrator")]
    Task<bool> HasAdministrator();

    /// <summary>Makes an account.</summary>
    [Alias("Create")]
    Task<AccountReply> Create(string user, NewAccount request);

    /// <summary>Changes what an administrator sets of an account.</summary>
    [Alias("Change")]
    Task<AccountReply> Change(string user, AccountFacts facts, Guid change);

    /// <summary>Removes an account.</summary>
    [Alias("Remove")]
    Task<AccountReply> Remove(string user, Guid change);

    /// <summary>The account with this outside identity (<c>provider:subject</c>, compared exactly); null where there is none.</summary>
    [Alias("FindExternal")]
    Task<UserAccount?> FindExternal(string externalId);
}
