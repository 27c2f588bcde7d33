using System.CommandLine;
using System.Globalization;
using System.Net;
using ParkTwin.Domain;

namespace ParkTwin.Simulators.Commands;

/// <summary>The options of <c>load</c>.</summary>
internal sealed class LoadCommandOptions
{
    public Option<DnsEndPoint> Mqtt { get; } = Options.Mqtt(required: false);

    public Option<string?> Registry { get; } = Options.Of<string?>(
        "--registry", "Load the meters of this registry file.", text => text, "FILE");

    public Option<string?> Output { get; } = Options.Of<string?>(
        "--registry-out", "Write the registry for --meters and --enterprises, and send nothing.", text => text, "FILE");

    public Option<int> Meters { get; } = Options.Count("--meters", "Meters.", 1, 10_000_000, 1_000);

    public Option<int> Enterprises { get; } = Options.Count("--enterprises", "Enterprises of the registry.", 1, 1_000_000, 100);

    public Option<ParkId> Park { get; } = Options.Park(required: false);

    public Option<int> Connections { get; } = Options.Count("--connections", "Connections.", 1, 64, 2);

    public Option<int> InFlight { get; } = Options.Count(
        "--in-flight", "Messages in flight on each connection.", 1, 65_000, 20_000);

    public Option<int> Batch { get; } = Options.Count("--batch", "Readings in a message.", 1, 1_000, 1);

    public Option<double> Seconds { get; } = Options.Of(
        "--seconds", "How long to send, seconds.", text => Number(text, 0.1, 1e6), 60.0, "S");

    public Option<double> Rate { get; } = Options.Of(
        "--rate", "Messages per second over all connections; 0 is as fast as acknowledged.", text => Number(text, 0, 1e9), 0.0,
        "N");

    public Option<TimeSpan> Interval { get; } = Options.Of(
        "--interval", "Between two readings of a meter, by their times, for example 1s or 15m.", AtLeastOneMs,
        TimeSpan.FromSeconds(1), "SPAN");

    public Option<DateTimeOffset> Start { get; } = Options.Of(
        "--start", "Time of the first reading.", Texts.Instant, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), "T");

    public Option<bool> Json { get; } = new("--json") { Description = "Print the result as one line of JSON." };

    public Option<bool> Dry { get; } = new("--dry") { Description = "Send nothing; print what encoding a message costs." };

    public Option<string?> User { get; } = Options.User();

    public Option<string?> Password { get; } = Options.Password();

    public IReadOnlyList<Option> All =>
    [
        Mqtt, Registry, Meters, Connections, InFlight, Batch, Seconds, Rate, Interval, Start, Json, Dry, Output, Enterprises,
        Park, User, Password,
    ];

    private static TimeSpan AtLeastOneMs(string text) => Texts.Span(text) is var span && span >= TimeSpan.FromMilliseconds(1)
        ? span
        : throw new FormatException($"'{text}' is too short; write 1ms or more.");

    private static double Number(string text, double least, double most) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least
            && number <= most
            ? number
            : throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"'{text}' is out of range; write a number from {least} to {most:F0}."));
}
