namespace ParkTwin.Contracts;

/// <summary>What became of a change of an account.</summary>
public enum AccountOutcome
{
    /// <summary>It is as asked, now or already.</summary>
    Done = 0,

    /// <summary>There is no such account.</summary>
    Missing = 1,

    /// <summary>There is an account of this name already.</summary>
    Exists = 2,

    /// <summary>It is the last administrator who can sign in.</summary>
    LastAdministrator = 3,

    /// <summary>Another account has this outside identity.</summary>
    ExternalIdTaken = 4,

    /// <summary>It has as many tokens as an account may have.</summary>
    TooManyTokens = 5,

    /// <summary>There are as many accounts as there may be.</summary>
    TooManyAccounts = 6,
}
