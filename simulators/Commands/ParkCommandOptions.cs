using System.CommandLine;
using System.Net;
using ParkTwin.Domain;

namespace ParkTwin.Simulators.Commands;

/// <summary>The options of <c>park</c>.</summary>
internal sealed class ParkCommandOptions
{
    public Option<DnsEndPoint> Mqtt { get; } = Options.Mqtt(required: false);

    public Option<string?> Registry { get; } = Options.Of<string?>(
        "--registry", "Model the park of this registry file.", text => text, "FILE");

    public Option<string> Model { get; } = Options.Of(
        "--model", "Without --registry: the park to model; demo is the only one.", Named, "demo", "NAME");

    public Option<ParkId> Park { get; } = Options.Park(required: false);

    public Option<int> Seed { get; } = Options.Count("--seed", "Everything random follows from it.", 0, int.MaxValue, 1);

    public Option<DateTimeOffset?> From { get; } = Options.Of<DateTimeOffset?>(
        "--from", "Where the park's clock starts; default now. It never runs ahead of real time.", text => Texts.Instant(text),
        "T");

    public Option<double> Speed { get; } = Options.Of(
        "--speed", "Times real time until the present is reached; max jumps there.", Texts.Speed, 1.0, "max|N");

    public Option<TimeSpan> History { get; } = Options.Of(
        "--history", "Publish this much before --from at once, by quarter-hours.", Texts.Span, TimeSpan.Zero, "SPAN");

    public Option<TimeSpan?> Interval { get; } = Options.Of<TimeSpan?>(
        "--interval", "Between two live readings of every meter; default 10 s at gateways and PV, 60 s elsewhere.", WholeSeconds,
        "SPAN");

    public Option<TimeSpan?> Duration { get; } = Options.Of<TimeSpan?>(
        "--duration", "Stop after this much real time.", text => Texts.Span(text), "SPAN");

    public Option<DateTimeOffset?> To { get; } = Options.Of<DateTimeOffset?>(
        "--to", "Stop when the park's clock gets there.", text => Texts.Instant(text), "T");

    public Option<string?> Output { get; } = Options.Of<string?>(
        "--registry-out", "Write the modelled park's registry first; without --mqtt that is all.", text => text, "FILE");

    public Option<int> Connections { get; } = Options.Count("--connections", "Connections; a meter keeps to one.", 1, 64, 1);

    public Option<double> Dropout { get; } = Options.Share("--dropout", "Share of readings that are lost.");

    public Option<double> Duplicates { get; } = Options.Share("--duplicates", "Share of readings that are sent twice.");

    public Option<double> Spikes { get; } = Options.Share("--spikes", "Share of readings that are far too high.");

    public Option<double> Stale { get; } = Options.Share("--stale", "Share of readings that show an earlier value again.");

    public Option<double> Resets { get; } = Options.Share(
        "--resets", "Chance per meter and day that its register falls back to 0.");

    public Option<double> Late { get; } = Options.Share(
        "--late", "Chance per meter and window that its readings come late, in one burst.");

    public Option<TimeSpan> LateBy { get; } = Options.Of(
        "--late-by", "Length of such a window.", Window, TimeSpan.FromMinutes(30), "SPAN");

    public Option<TimeSpan> Skew { get; } = Options.Of(
        "--skew", "Greatest error of a meter's clock; each has its own.", Texts.Span, TimeSpan.Zero, "SPAN");

    public Option<bool> RollOver { get; } = new("--rollover")
    {
        Description = "Registers with limited digits roll over within the first hour.",
    };

    public Option<string?> User { get; } = Options.User();

    public Option<string?> Password { get; } = Options.Password();

    public IReadOnlyList<Option> All =>
    [
        Mqtt, Registry, Model, Park, Seed, From, Speed, History, Interval, To, Duration, Output, Connections, Dropout, Duplicates,
        Skew, RollOver,
        Resets, Spikes, Stale, Late, LateBy, User, Password,
    ];

    private static string Named(string text) =>
        text == "demo" ? text : throw new FormatException($"'{text}' is no model; write demo, or name a --registry file.");

    private static TimeSpan? WholeSeconds(string text) =>
        Texts.Span(text) is var span && span >= TimeSpan.FromSeconds(1) && span.TotalSeconds == Math.Floor(span.TotalSeconds)
            ? span
            : throw new FormatException($"'{text}' is not a whole number of seconds; write for example 5s or 15m.");

    private static TimeSpan Window(string text) => Texts.Span(text) is var span && span >= TimeSpan.FromSeconds(1)
        ? span
        : throw new FormatException($"'{text}' is too short; write 1s or more.");
}
