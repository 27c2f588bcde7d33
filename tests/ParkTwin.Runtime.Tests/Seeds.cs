using System.Globalization;

namespace ParkTwin.Runtime.Tests;

/// <summary>Seeds of a property; PARKTWIN_SEED runs one alone.</summary>
internal static class Seeds
{
    private static readonly string? Asked = Environment.GetEnvironmentVariable("PARKTWIN_SEED");

    public static bool IsReplay => Asked is not null;

    public static IEnumerable<int> Some(int count) => Asked is null
        ? Enumerable.Range(1, count)
        : [int.Parse(Asked, CultureInfo.InvariantCulture)];

    public static string Failure(int seed, string what) =>
        $"Seed {seed}: {what}. Replay: PARKTWIN_SEED={seed} dotnet test tests/ParkTwin.Runtime.Tests";
}
