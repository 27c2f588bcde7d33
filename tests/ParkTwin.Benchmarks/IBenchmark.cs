namespace ParkTwin.Benchmarks;

/// <summary>One benchmark; every public class with a parameterless constructor that implements this is found by its name.</summary>
public interface IBenchmark
{
    /// <summary>What it is called on the command line, in kebab-case.</summary>
    string Name { get; }

    /// <summary>What it measures, in one line.</summary>
    string Measures { get; }

    /// <summary>Measures and prints.</summary>
    /// <param name="arguments">What follows the name on the command line.</param>
    Task RunAsync(string[] arguments);
}
