namespace ParkTwin.Web.Api.Access;

/// <summary>Another password for the account that asks.</summary>
internal sealed record NewPasswordBody
{
    /// <summary>The present password.</summary>
    public string? Current { get; init; }

    /// <summary>The new one.</summary>
    public string? New { get; init; }
}
