namespace ParkTwin.Web.Api.Access;

/// <summary>A name and a password.</summary>
internal sealed record CredentialsBody
{
    /// <summary>The user name; case does not matter.</summary>
    public string? User { get; init; }

    /// <summary>The password.</summary>
    public string? Password { get; init; }
}
