namespace ParkTwin.Domain.Alarms;

/// <summary>The words of kinds, severities and states in addresses and answers.</summary>
public static class AlarmWords
{
    private static readonly string[] KindWords = ["offline", "frozen", "spike", "demand", "pv-underperformance", "imbalance"];
    private static readonly string[] SeverityWords = ["warning", "critical"];
    private static readonly string[] StateWords = ["open", "acknowledged", "shelved", "resolved", "cleared"];

    /// <summary>The words of all kinds.</summary>
    public static IReadOnlyList<string> Kinds => KindWords;

    /// <summary>The words of all states.</summary>
    public static IReadOnlyList<string> States => StateWords;

    /// <summary>The word of a kind, for example <c>pv-underperformance</c>.</summary>
    public static string Of(AlarmKind kind) => KindWords[(int)kind];

    /// <summary>The word of a severity: <c>warning</c> or <c>critical</c>.</summary>
    public static string Of(AlarmSeverity severity) => SeverityWords[(int)severity];

    /// <summary>The word of a state, for example <c>acknowledged</c>.</summary>
    public static string Of(AlarmState state) => StateWords[(int)state];
}
