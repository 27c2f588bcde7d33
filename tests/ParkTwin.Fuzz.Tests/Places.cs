namespace ParkTwin.Fuzz.Tests;

/// <summary>Where tests leave what they found.</summary>
internal static class Places
{
    /// <summary>Failing inputs, beside the test's program.</summary>
    public static string Kept => Path.Combine(AppContext.BaseDirectory, "TestResults", "fuzz");
}
