using System.Net.Sockets;

namespace ParkTwin.Simulators.Commands;

/// <summary>
/// Runs an action of the command line; an expected failure becomes one sentence on the error stream and exit code 1.
/// </summary>
internal static class CommandRun
{
    /// <summary>Runs it.</summary>
    /// <returns>The action's exit code, or 1 where it failed.</returns>
    public static async Task<int> GuardAsync(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (SocketException refused)
        {
            return Say($"The endpoint cannot be reached: {refused.Message}. Check --mqtt and that the twin is running.");
        }
        catch (Exception expected) when (expected is
            InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException or TimeoutException)
        {
            return Say(expected.Message);
        }
    }

    private static int Say(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
