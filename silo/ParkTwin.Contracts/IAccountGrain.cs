using Orleans;

namespace ParkTwin.Contracts;

/// <summary>
/// One account; the key is the folded user name. Passwords never cross: their hashes do. Making, changing and removing go through
/// <see cref="IAccountListGrain"/>, which knows the other accounts. Every method may be repeated: a change carries an id, and one that
/// has been made is answered as done.
/// </summary>
[Alias("ParkTwin.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>The account; null where there is none. Asked for every request: answered from memory.</summary>
    [Alias("Read")]
    Task<UserAccount?> Read();

    /// <summary>
    /// Somebody tries a password. It counts as wrong until <see cref="EndSignIn"/> says otherwise, so that many tries at once are not
    /// worth more than as many in a row.
    /// </summary>
    [Alias("BeginSignIn")]
    Task<SignInAttempt> BeginSignIn(Guid attempt);

    /// <summary>The password was right: the count of wrong ones begins anew. Null where the account has changed in between.</summary>
    /// <param name="stamp">The account's stamp when the password was checked.</param>
    /// <param name="newHash">The same password hashed anew, where the old hash is weaker than what is made today; null to keep it.</param>
    [Alias("EndSignIn")]
    Task<UserAccount?> EndSignIn(string stamp, string? newHash);

    /// <summary>Makes the account. Only for <see cref="IAccountListGrain"/>.</summary>
    [Alias("Create")]
    Task<AccountReply> Create(NewAccount request);

    /// <summary>Changes what an administrator sets. Only for <see cref="IAccountListGrain"/>.</summary>
    [Alias("Change")]
    Task<AccountReply> Change(AccountFacts facts, Guid change);

    /// <summary>Removes the account with its tokens. Only for <see cref="IAccountListGrain"/>.</summary>
    [Alias("Remove")]
    Task<AccountReply> Remove(Guid change);

    /// <summary>Gives it another password: sessions and tokens made before are over, wrong passwords are forgotten.</summary>
    [Alias("SetPassword")]
    Task<AccountReply> SetPassword(string hash, bool mustChange, Guid change);

    /// <summary>Ends all its sessions and tokens.</summary>
    [Alias("Revoke")]
    Task<AccountReply> Revoke(Guid change);

    /// <summary>Adds a named token.</summary>
    /// <param name="token">The token; its id is the request's, too.</param>
    /// <param name="secretHash">SHA-256 of its secret, hexadecimal.</param>
    [Alias("AddToken")]
    Task<AccountReply> AddToken(NamedToken token, string secretHash);

    /// <summary>Removes a named token; nothing happens where there is none.</summary>
    [Alias("RemoveToken")]
    Task<AccountReply> RemoveToken(string id);

    /// <summary>The account, if this is the hash of the secret of one of its tokens that has not expired; null otherwise.</summary>
    [Alias("UseToken")]
    Task<UserAccount?> UseToken(string secretHash);
}
