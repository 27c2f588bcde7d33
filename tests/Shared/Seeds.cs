using System.Globalization;

namespace ParkTwin.Testing;

/// <summary>Seeds of a property test: all of a range, or the one in <c>PARKTWIN_SEED</c>.</summary>
internal static class Seeds
{
    /// <summary>Runs a property for each seed; the first that fails is named together with the command that replays it.</summary>
    public static void ForEach(int count, Action<int> property)
    {
        if (Environment.GetEnvironmentVariable("PARKTWIN_SEED") is { Length: > 0 } only)
        {
            property(int.Parse(only, CultureInfo.InvariantCulture));
            return;
        }

        for (var seed = 1; seed <= count; seed++)
        {
            try
            {
                property(seed);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException(
                    $"Seed {seed} fails: {failure.Message} Replay: PARKTWIN_SEED={seed} dotnet test <this project>", failure);
            }
        }
    }

    /// <summary>As <see cref="ForEach"/>, for a property that waits.</summary>
    public static async Task ForEachAsync(int count, Func<int, Task> property)
    {
        if (Environment.GetEnvironmentVariable("PARKTWIN_SEED") is { Length: > 0 } only)
        {
            await property(int.Parse(only, CultureInfo.InvariantCulture));
            return;
        }

        for (var seed = 1; seed <= count; seed++)
        {
            try
            {
                await property(seed);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException(
                    $"Seed {seed} fails: {failure.Message} Replay: PARKTWIN_SEED={seed} dotnet test <this project>", failure);
            }
        }
    }
}
