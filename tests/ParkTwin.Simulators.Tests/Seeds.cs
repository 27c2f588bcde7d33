using System.Globalization;

namespace ParkTwin.Simulators.Tests;

/// <summary>Seeds of the property tests; PARKTWIN_SEED replays one.</summary>
internal static class Seeds
{
    public static IEnumerable<int> Take(int count) =>
        Environment.GetEnvironmentVariable("PARKTWIN_SEED") is { Length: > 0 } only
            ? [int.Parse(only, CultureInfo.InvariantCulture)]
            : Enumerable.Range(1, count);

    public static string Replay(int seed) =>
        $"seed {seed}; replay: PARKTWIN_SEED={seed} dotnet test tests/ParkTwin.Simulators.Tests";
}
