namespace ParkTwin.Ingest;

/// <summary>What happens to those who try credentials that are wrong. Checked at start.</summary>
public sealed class DeviceGuardOptions
{
    /// <summary>How long the answer to the first failure waits; it doubles with each further one. 0 to 5 s; default 250 ms.</summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest an answer waits; less than the handshake's deadline. 0 to 5 s; default 4 s.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>Failures of one user name until it is refused unheard. 1 to 1,000; default 10.</summary>
    public int FailuresPerName { get; set; } = 10;

    /// <summary>Failures from one address (not of loopback) until it is refused unheard. 1 to 100,000; default 50.</summary>
    public int FailuresPerAddress { get; set; } = 50;

    /// <summary>How long the first refusal lasts; it doubles with each further failure. 1 s to 1 h; default 1 min.</summary>
    public TimeSpan FirstBan { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest refusal, and how long after the last failure all is forgotten. 1 s to 1 d; default 15 min.</summary>
    public TimeSpan LongestBan { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>What is wrong with these options; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Check(nameof(FirstDelay), FirstDelay.TotalSeconds, 0, 5);
        Check(nameof(LongestDelay), LongestDelay.TotalSeconds, 0, 5);
        Check(nameof(FailuresPerName), FailuresPerName, 1, 1_000);
        Check(nameof(FailuresPerAddress), FailuresPerAddress, 1, 100_000);
        Check(nameof(FirstBan), FirstBan.TotalSeconds, 1, 3_600);
        Check(nameof(LongestBan), LongestBan.TotalSeconds, 1, 86_400);
        return problems;

        void Check(string name, double value, double lowest, double highest)
        {
            if (value < lowest || value > highest)
            {
                problems.Add($"{name} is {value}; it must be {lowest} to {highest} (times in seconds).");
            }
        }
    }
}
