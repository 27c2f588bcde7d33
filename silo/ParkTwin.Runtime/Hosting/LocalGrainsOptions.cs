using System.Reflection;

namespace ParkTwin.Runtime;

/// <summary>How grains run in this process.</summary>
public sealed class LocalGrainsOptions
{
    /// <summary>Assemblies whose concrete grain classes can be called.</summary>
    public IList<Assembly> Assemblies { get; } = [];

    /// <summary>
    /// How long a caller waits for a reply. Range: 10 ms to a day. Default 30 s. Waited in steps of up to a second.
    /// </summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a grain that nobody calls stays in memory. Range: 1 s to 1000 days. Default 15 minutes.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>When the token given to <c>OnActivateAsync</c> is cancelled. Default 30 s.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>When <c>OnDeactivateAsync</c> is no longer waited for. Default 30 s.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Who runs the turns; null is the thread pool.</summary>
    public ITurnScheduler? Scheduler { get; set; }

    /// <summary>Faults to provoke; null for none. For tests and simulations.</summary>
    public ChaosOptions? Chaos { get; set; }

    /// <summary>Checks the bounds.</summary>
    /// <exception cref="ArgumentException">Names every option out of its range.</exception>
    internal void Validate()
    {
        var faults = new List<string>();
        Check(faults, nameof(ResponseTimeout), ResponseTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1));
        Check(faults, nameof(CollectionAge), CollectionAge, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1000));
        Check(faults, nameof(ActivationTimeout), ActivationTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1));
        Check(faults, nameof(DeactivationTimeout), DeactivationTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1));
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join('\n', faults));
        }
    }

    private static void Check(List<string> faults, string name, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            faults.Add($"{name} is {value}; set {least} to {most}.");
        }
    }
}
