using Orleans;
using ParkTwin.Contracts;

namespace ParkTwin.Grains;

/// <summary>What an account keeps. Holds hashes, no secret.</summary>
[GenerateSerializer, Alias("ParkTwin.AccountState")]
public sealed class AccountState
{
    /// <summary>Name, role, scope; null where there is no account.</summary>
    [Id(0)]
    public AccountFacts? Facts { get; set; }

    /// <summary>The password's hash; null for none.</summary>
    [Id(1)]
    public string? PasswordHash { get; set; }

    /// <summary>True while the password must be changed first.</summary>
    [Id(2)]
    public bool MustChangePassword { get; set; }

    /// <summary>The id of the last change that ended sessions.</summary>
    [Id(3)]
    public Guid Stamp { get; set; }

    /// <summary>The id of the last change of any kind, by which a repeated one is known.</summary>
    [Id(4)]
    public Guid LastChange { get; set; }

    /// <summary>When it was made, Unix ms UTC.</summary>
    [Id(5)]
    public long CreatedAtMs { get; set; }

    /// <summary>When it was last changed, Unix ms UTC.</summary>
    [Id(6)]
    public long ChangedAtMs { get; set; }

    /// <summary>When somebody last signed in, Unix ms UTC.</summary>
    [Id(7)]
    public long? LastSignInAtMs { get; set; }

    /// <summary>Wrong passwords in a row; a try under way counts as wrong.</summary>
    [Id(8)]
    public int Wrong { get; set; }

    /// <summary>Until when nothing is checked, Unix ms UTC.</summary>
    [Id(9)]
    public long? LockedUntilMs { get; set; }

    /// <summary>The last tries, by which a repeated one is known; the newest last.</summary>
    [Id(10)]
    public List<Guid> Attempts { get; set; } = [];

    /// <summary>The named tokens, oldest first.</summary>
    [Id(11)]
    public List<NamedToken> Tokens { get; set; } = [];

    /// <summary>SHA-256 of each token's secret, hexadecimal, by the token's id.</summary>
    [Id(12)]
    public Dictionary<string, string> Secrets { get; set; } = [];

    /// <summary>The same, in an object of its own.</summary>
    internal AccountState Copy() => new()
    {
        Facts = Facts,
        PasswordHash = PasswordHash,
        MustChangePassword = MustChangePassword,
        Stamp = Stamp,
        LastChange = LastChange,
        CreatedAtMs = CreatedAtMs,
        ChangedAtMs = ChangedAtMs,
        LastSignInAtMs = LastSignInAtMs,
        Wrong = Wrong,
        LockedUntilMs = LockedUntilMs,
        Attempts = [.. Attempts],
        Tokens = [.. Tokens],
        Secrets = new(Secrets, StringComparer.Ordinal),
    };
}
