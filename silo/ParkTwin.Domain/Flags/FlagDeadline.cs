namespace ParkTwin.Domain.Flags;

/// <summary>
/// By when the next step with a flag is due, and which it is. The days are this twin's own (<c>docs/flags.md</c>); a reminder for the
/// desk, nothing follows by itself.
/// </summary>
/// <param name="Step">The step that is waited for: verify, notify, answer, judge or close.</param>
/// <param name="DueUnixMs">By when, Unix milliseconds.</param>
public readonly record struct FlagDeadline(string Step, long DueUnixMs)
{
    private const long DayMs = 86_400_000;

    /// <summary>The deadline of a flag, counted from when it came into its state; null where nothing is waited for.</summary>
    public static FlagDeadline? Of(Flag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        var (step, days) = Waited(flag.State);
        if (flag.Trail.Count == 0 || step is null)
        {
            return null;
        }

        var since = flag.Trail[^1].AtUnixMs;
        for (var i = flag.Trail.Count - 1; i >= 0 && flag.Trail[i].State == flag.State; i--)
        {
            since = flag.Trail[i].AtUnixMs;
        }

        return new(step, since + (days * DayMs));
    }

    private static (string? Step, int Days) Waited(FlagState state) => state switch
    {
        FlagState.Candidate => ("verify", 10),
        FlagState.Verified => ("notify", 5),
        FlagState.Notified => ("answer", 15),
        FlagState.Answered or FlagState.Appealed => ("judge", 10),
        FlagState.Escalated => ("close", 30),
        _ => (null, 0),
    };
}
