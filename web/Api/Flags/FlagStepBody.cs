namespace ParkTwin.Web.Api.Flags;

/// <summary>What goes with a step.</summary>
public sealed record FlagStepBody
{
    /// <summary>What is said; answer, appeal, comment and dismiss need it.</summary>
    public string? Text { get; init; }

    /// <summary>Who is to work on it; assign needs it.</summary>
    public string? Assignee { get; init; }
}
