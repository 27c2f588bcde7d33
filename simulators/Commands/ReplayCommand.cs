using System.CommandLine;
using ParkTwin.Simulators.Publishing;
using ParkTwin.Simulators.Registry;
using ParkTwin.Simulators.Replay;

namespace ParkTwin.Simulators.Commands;

/// <summary><c>replay DIR --park ID --mqtt HOST:PORT</c>.</summary>
internal static class ReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("DIR")
        {
            Description = $"A folder with {DataFolder.MetersFile} and the files that it lists.",
        };
        var park = Options.Park(required: true);
        var mqtt = Options.Mqtt(required: true);
        var meters = Options.Of<string?>(
            "--meters", "Meter ids to replay; * and ? as usual, commas between alternatives.", text => text, "GLOB");
        var from = Options.Of<DateTimeOffset?>("--from", "First instant.", text => Texts.Instant(text), "T");
        var to = Options.Of<DateTimeOffset?>("--to", "End, exclusive.", text => Texts.Instant(text), "T");
        var speed = Options.Of(
            "--speed", "max (as fast as acknowledged), or N times real time.", Texts.Speed, double.PositiveInfinity, "max|N");
        var batch = Options.Count("--batch", "Readings of a meter in one message.", 1, 1_000, 1);
        var connections = Options.Count("--connections", "Connections; a meter keeps to one.", 1, 64, 1);
        var user = Options.User();
        var password = Options.Password();
        var command = new Command("replay", "Publishes a folder of readings in time order at QoS 1, digits untouched.")
        {
            folder, park, mqtt, meters, from, to, speed, batch, connections, user, password,
        };
        command.SetAction((parsed, cancel) => CommandRun.GuardAsync(() =>
        {
            var options = new ReplayOptions
            {
                Park = parsed.GetValue(park),
                Meters = parsed.GetValue(meters),
                FromMs = parsed.GetValue(from)?.ToUnixTimeMilliseconds() ?? long.MinValue,
                ToMs = parsed.GetValue(to)?.ToUnixTimeMilliseconds() ?? long.MaxValue,
                Speed = parsed.GetValue(speed),
                Batch = parsed.GetValue(batch),
            };
            var data = DataFolder.Open(parsed.GetValue(folder)!);
            var target = new PublisherOptions
            {
                Endpoint = parsed.GetValue(mqtt)!,
                ClientId = "replay",
                User = parsed.GetValue(user),
                Password = parsed.GetValue(password),
                Connections = parsed.GetValue(connections),
            };
            return PublishRun.RunAsync(
                target,
                TimeProvider.System,
                (publisher, stop) => ReplayRun.PublishAsync(data, options, publisher, TimeProvider.System, stop),
                cancel);
        }));
        return command;
    }
}
