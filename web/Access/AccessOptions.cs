namespace ParkTwin.Web.Access;

/// <summary>How people and programs sign in.</summary>
internal sealed record AccessOptions
{
    /// <summary>Where keys and the demo's passwords are kept: the data directory, absolute.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The first administrator's password (<c>PARKTWIN__ADMIN__PASSWORD</c>); null for a one-time password.</summary>
    public string? AdminPassword { get; init; }

    /// <summary>Gives <c>admin</c> a new one-time password at this start (<c>--reset-admin</c>).</summary>
    public bool ResetAdmin { get; init; }

    /// <summary>Makes the demo's accounts, and shows them on the sign-in page.</summary>
    public bool Demo { get; init; }

    /// <summary>Outside identity providers at which people may sign in. Default none.</summary>
    public IReadOnlyList<OutsideProvider> Providers { get; init; } = [];

    /// <summary>Rounds of PBKDF2-HMAC-SHA512 behind each password: 210,000, as OWASP asks.</summary>
    public int HashRounds { get; init; } = 210_000;

    /// <summary>Sign-ins an address may try in a minute; beyond them 429. Default 30.</summary>
    public int SignInsPerMinute { get; init; } = 30;

    /// <summary>
    /// A refused sign-in takes at least this long, so that its time does not tell whether there is such a user. Default 400 ms.
    /// </summary>
    public TimeSpan RefusalTime { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>A session without a request ends after this: 12 h.</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromHours(12);

    /// <summary>A session ends after this in any case: 7 d.</summary>
    public TimeSpan SessionLongest { get; init; } = TimeSpan.FromDays(7);

    /// <summary>A bearer token from <c>/api/auth/token</c> lasts this long: 12 h.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(12);
}
