namespace ParkTwin.Web.Access;

/// <summary>The ways in which a request may say who sends it.</summary>
internal static class AccessSchemes
{
    /// <summary>Session cookie on plain HTTP of the loopback.</summary>
    public const string PlainCookie = "cookie";

    /// <summary>Session cookie on HTTPS: bound to the host and to HTTPS by the name's prefix.</summary>
    public const string SecureCookie = "cookie-https";

    /// <summary>Bearer tokens of <c>/api/auth/token</c>.</summary>
    public const string Bearer = "bearer";

    /// <summary>What named tokens begin with.</summary>
    public const string NamedTokenPrefix = "ptk_";

    /// <summary>Claim: the account's stamp when the session or token was made.</summary>
    public const string StampClaim = "stamp";

    /// <summary>Claim: what unsafe requests of this session carry in <c>X-ParkTwin-Csrf</c>.</summary>
    public const string CsrfClaim = "csrf";

    /// <summary>Claim: when the session began, Unix ms UTC.</summary>
    public const string StartedClaim = "started";

    /// <summary>The cookie scheme of a request.</summary>
    public static string CookieOf(HttpRequest request) => request.IsHttps ? SecureCookie : PlainCookie;
}
