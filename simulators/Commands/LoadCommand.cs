using System.CommandLine;
using System.Text;
using System.Text.Json;
using ParkTwin.Domain;
using ParkTwin.Simulators.Load;
using ParkTwin.Simulators.Registry;

namespace ParkTwin.Simulators.Commands;

/// <summary><c>load</c>: the load generator, and the registry that fits it.</summary>
internal static class LoadCommand
{
    private const string DefaultPark = "load";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var option = new LoadCommandOptions();
        var command = new Command(
            "load", "Publishes as fast as it is acknowledged and measures it; or writes the registry for that.");
        foreach (var one in option.All)
        {
            command.Add(one);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(option.Output) is null && result.GetResult(option.Mqtt) is null
                && result.GetResult(option.Dry) is null)
            {
                result.AddError(
                    "load: write --mqtt HOST:PORT to publish, --registry-out FILE for a registry, or --dry to time encoding.");
            }
        });
        command.SetAction((parsed, cancel) => CommandRun.GuardAsync(() => Task.FromResult(Run(parsed, option, cancel))));
        return command;
    }

    private static int Run(ParseResult parsed, LoadCommandOptions option, CancellationToken cancel)
    {
        if (parsed.GetValue(option.Output) is { } output)
        {
            var (meters, enterprises) = (parsed.GetValue(option.Meters), parsed.GetValue(option.Enterprises));
            var park = LoadRegistry.Of(Park(parsed, option), meters, enterprises, parsed.GetValue(option.Interval));
            RegistryOutput.Write(output, [park]);
            return 0;
        }

        var topics = Topics(parsed, option);
        var load = new LoadOptions
        {
            Endpoint = parsed.GetValue(option.Mqtt) ?? new("localhost", 1883),
            Topics = topics,
            Connections = Math.Min(parsed.GetValue(option.Connections), topics.Count),
            InFlight = parsed.GetValue(option.InFlight),
            Batch = parsed.GetValue(option.Batch),
            Seconds = parsed.GetValue(option.Seconds),
            Rate = parsed.GetValue(option.Rate),
            StartMs = parsed.GetValue(option.Start).ToUnixTimeMilliseconds(),
            IntervalMs = (long)parsed.GetValue(option.Interval).TotalMilliseconds,
            User = parsed.GetValue(option.User),
            Password = parsed.GetValue(option.Password),
        };
        if (parsed.GetValue(option.Dry))
        {
            Console.WriteLine(
                $"{LoadRun.MeasureEncoding(load, TimeSpan.FromSeconds(Math.Min(load.Seconds, 2))):F1} ns per message");
            return 0;
        }

        var json = parsed.GetValue(option.Json);
        var report = LoadRun.Run(load, json ? null : now => Console.WriteLine($"{now,14:N0} readings/s"), cancel);
        Console.WriteLine(json ? JsonSerializer.Serialize(report, Json) : Text(report));
        report.Failures.ToList().ForEach(Console.Error.WriteLine);
        return report.Published == report.Acknowledged && report.Failures.Count == 0 ? 0 : 1;
    }

    private static string Text(LoadReport report) =>
        $"{report.ReadingsPerSecond:N0} readings/s ({report.MessagesPerSecond:N0} messages/s) over {report.Seconds:F1} s, " +
        $"{report.Connections} connections, {report.Meters:N0} meters, {report.Batch} readings a message\n" +
        $"acknowledged after p50 {report.AckP50Ms:F2} ms, p99 {report.AckP99Ms:F2} ms, max {report.AckMaxMs:F2} ms\n" +
        $"published {report.Published}, acknowledged {report.Acknowledged}";

    private static ParkId Park(ParseResult parsed, LoadCommandOptions option) =>
        parsed.GetResult(option.Park) is null ? ParkId.Parse(DefaultPark) : parsed.GetValue(option.Park);

    private static List<byte[]> Topics(ParseResult parsed, LoadCommandOptions option)
    {
        if (parsed.GetValue(option.Registry) is not { } path)
        {
            var park = Park(parsed, option).Value;
            return [.. Enumerable.Range(0, parsed.GetValue(option.Meters)).Select(n => Topic(park, LoadRegistry.MeterName(n)))];
        }

        var topics = RegistryReader.Read(path)
            .Where(park => parsed.GetResult(option.Park) is null || park.Id == parsed.GetValue(option.Park))
            .SelectMany(park => park.Meters.Select(meter => Topic(park.Id.Value, meter.Id.Value)))
            .ToList();
        return topics.Count > 0 ? topics : throw new InvalidDataException($"'{path}' has no meter to load; check --park.");
    }

    private static byte[] Topic(string park, string meter) => Encoding.UTF8.GetBytes($"parktwin/v1/{park}/{meter}/reading");
}
