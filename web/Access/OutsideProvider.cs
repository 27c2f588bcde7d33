namespace ParkTwin.Web.Access;

/// <summary>An outside identity provider: OAuth 2.0 with an authorization code and PKCE.</summary>
internal sealed record OutsideProvider
{
    /// <summary>Its id, the middle part of <c>PARKTWIN__SIGNIN__{id}__…</c>, in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>What people read (<c>NAME</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Where the browser is sent (<c>AUTHORIZE</c>).</summary>
    public required Uri Authorize { get; init; }

    /// <summary>Where a code becomes a token (<c>TOKEN</c>).</summary>
    public required Uri Token { get; init; }

    /// <summary>Where the token tells who it is (<c>USERINFO</c>).</summary>
    public required Uri UserInfo { get; init; }

    /// <summary>This twin's id there (<c>CLIENTID</c>).</summary>
    public required string ClientId { get; init; }

    /// <summary>This twin's secret there (<c>CLIENTSECRET</c>, or in the file <c>CLIENTSECRETFILE</c>).</summary>
    public required string ClientSecret { get; init; }

    /// <summary>What is asked for (<c>SCOPE</c>, words apart by blanks). Default <c>openid profile</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>The member of the answer of <see cref="UserInfo"/> that never changes (<c>SUBJECT</c>). Default <c>sub</c>.</summary>
    public required string Subject { get; init; }
}
