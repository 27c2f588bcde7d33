using System.Globalization;

namespace ParkTwin.Payloads.Tests;

/// <summary>The seeds of property tests; <c>PARKTWIN_SEED</c> runs one alone.</summary>
internal static class Seeds
{
    public static void ForEach(int count, Action<Random> property)
    {
        var only = Environment.GetEnvironmentVariable("PARKTWIN_SEED");
        var seeds = only is null ? Enumerable.Range(1, count) : [int.Parse(only, CultureInfo.InvariantCulture)];
        foreach (var seed in seeds)
        {
            try
            {
                property(new Random(seed));
            }
            catch (Exception failure)
            {
                throw new Xunit.Sdk.XunitException(
                    $"Seed {seed} fails; replay it alone with PARKTWIN_SEED={seed} dotnet test tests/ParkTwin.Payloads.Tests", failure);
            }
        }
    }
}
