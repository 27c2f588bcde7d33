using System.CommandLine;
using ParkTwin.Domain;
using ParkTwin.Simulators.Demo;
using ParkTwin.Simulators.Faults;
using ParkTwin.Simulators.Model;
using ParkTwin.Simulators.Publishing;
using ParkTwin.Simulators.Registry;

namespace ParkTwin.Simulators.Commands;

/// <summary><c>park</c>: a modelled park, live.</summary>
internal static class ParkCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var option = new ParkCommandOptions();
        var command = new Command(
            "park", "Runs a modelled park: load shapes, shifts, holidays, sun and cloud, gas, water, and faults on demand.");
        foreach (var one in option.All)
        {
            command.Add(one);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(option.Mqtt) is null && result.GetResult(option.Output) is null)
            {
                result.AddError("park: write --mqtt HOST:PORT to publish, or --registry-out FILE to write the registry alone.");
            }
        });
        command.SetAction((parsed, cancel) => CommandRun.GuardAsync(() => RunAsync(parsed, option, TimeProvider.System, cancel)));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, ParkCommandOptions option, TimeProvider time, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var from = parsed.GetValue(option.From) ?? now;
        var first = from - parsed.GetValue(option.History);
        var faults = Faults(parsed, option);
        var seed = (ulong)parsed.GetValue(option.Seed);
        var park = ParkOf(parsed, option, now, seed);
        if (parsed.GetValue(option.Output) is { } output)
        {
            RegistryOutput.Write(output, [park]);
            if (parsed.GetValue(option.Mqtt) is null)
            {
                return 0;
            }
        }

        var options = new ParkModelOptions
        {
            Seed = seed,
            Epoch = Epoch(first),
            Cadence = new MeterCadence(
                (int?)parsed.GetValue(option.Interval)?.TotalSeconds,
                faults.RollOver ? from.AddMinutes(30).ToUnixTimeMilliseconds() : null),
            Resets = faults.Resets > 0 ? new ResetPlan(seed, faults.Resets, first.ToUnixTimeMilliseconds()) : ResetPlan.None,
        };
        var model = parsed.GetValue(option.Registry) is null ? DemoDefinition.Model(park, options) : new ParkModel(park, options);
        var injector = new FaultInjector(faults, seed);
        var target = new PublisherOptions
        {
            Endpoint = parsed.GetValue(option.Mqtt)!,
            ClientId = "park-" + park.Id.Value,
            User = parsed.GetValue(option.User),
            Password = parsed.GetValue(option.Password),
            Connections = parsed.GetValue(option.Connections),
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var limit = parsed.GetValue(option.Duration) is { } duration
            ? time.CreateTimer(_ => stop.Cancel(), null, duration, Timeout.InfiniteTimeSpan)
            : null;
        var exit = await PublishRun.RunAsync(target, time, PublishAsync, stop.Token);
        Console.Error.WriteLine(injector.Tally);
        return exit;

        async Task PublishAsync(IReadingPublisher publisher, CancellationToken token)
        {
            var player = new ParkPlayer(model.Meters, injector, publisher, time, first.ToUnixTimeMilliseconds());
            await player.PublishHistoryAsync(from.ToUnixTimeMilliseconds(), null, token);
            var until = parsed.GetValue(option.To)?.ToUnixTimeMilliseconds() ?? long.MaxValue;
            await player.PublishLiveAsync(new ModelClock(time, from, parsed.GetValue(option.Speed)), until, null, token);
        }
    }

    private static ParkDefinition ParkOf(ParseResult parsed, ParkCommandOptions option, DateTimeOffset now, ulong seed)
    {
        if (parsed.GetValue(option.Registry) is not { } path)
        {
            return DemoDefinition.At(now, seed);
        }

        var parks = RegistryReader.Read(path);
        var wanted = parsed.GetResult(option.Park) is null
            ? parks.ToList()
            : parks.Where(park => park.Id == parsed.GetValue(option.Park)).ToList();
        return wanted.Count == 1
            ? wanted[0]
            : throw new InvalidDataException(
                $"'{path}' has the parks {string.Join(", ", parks.Select(park => park.Id.Value))}; choose one with --park.");
    }

    private static DateTimeOffset Epoch(DateTimeOffset first) => first >= ParkModelOptions.DefaultEpoch
        ? ParkModelOptions.DefaultEpoch
        : new DateTimeOffset(first.UtcDateTime.Year, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static FaultPlan Faults(ParseResult parsed, ParkCommandOptions option) => new()
    {
        Dropout = parsed.GetValue(option.Dropout),
        Duplicates = parsed.GetValue(option.Duplicates),
        Spikes = parsed.GetValue(option.Spikes),
        Stale = parsed.GetValue(option.Stale),
        Resets = parsed.GetValue(option.Resets),
        Late = parsed.GetValue(option.Late),
        LateMs = (long)parsed.GetValue(option.LateBy).TotalMilliseconds,
        SkewMs = (long)parsed.GetValue(option.Skew).TotalMilliseconds,
        RollOver = parsed.GetValue(option.RollOver),
    };
}
