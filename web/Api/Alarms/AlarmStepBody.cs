namespace ParkTwin.Web.Api.Alarms;

/// <summary>What goes with a step.</summary>
public sealed record AlarmStepBody
{
    /// <summary>What is said, at most 1,000 characters; comment and shelve need it, and resolve while the condition holds.</summary>
    public string? Text { get; init; }

    /// <summary>Who is to work on it, at most 100 characters; assign needs it.</summary>
    public string? Assignee { get; init; }

    /// <summary>Until when it is put aside (ISO 8601 with offset, or a date), at most 30 days ahead; shelve needs it.</summary>
    public string? Until { get; init; }
}
