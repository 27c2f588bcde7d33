using System.Globalization;

namespace ParkTwin.Domain.Tests;

/// <summary>The seeds of the property tests; PARKTWIN_SEED replays one, PARKTWIN_SEEDS runs more.</summary>
internal static class Seeds
{
    /// <summary>Runs a property over the seeds and names the first that fails.</summary>
    public static void Run(Action<int> property, int count = 1_000)
    {
        if (Environment.GetEnvironmentVariable("PARKTWIN_SEED") is { Length: > 0 } one)
        {
            property(int.Parse(one, CultureInfo.InvariantCulture));
            return;
        }

        if (Environment.GetEnvironmentVariable("PARKTWIN_SEEDS") is { Length: > 0 } more)
        {
            count = int.Parse(more, CultureInfo.InvariantCulture);
        }

        for (var seed = 0; seed < count; seed++)
        {
            try
            {
                property(seed);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException(
                    $"Seed {seed} fails. Replay: PARKTWIN_SEED={seed} dotnet test tests/ParkTwin.Domain.Tests. {failure.Message}", failure);
            }
        }
    }
}
