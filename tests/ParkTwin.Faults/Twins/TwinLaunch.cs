namespace ParkTwin.Faults.Twins;

/// <summary>How a twin is started.</summary>
internal sealed record TwinLaunch
{
    /// <summary>Its arguments.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>A program, with arguments, that starts it: <c>prlimit --fsize=…</c>.</summary>
    public IReadOnlyList<string> Wrapper { get; init; } = [];

    /// <summary>Environment on top of this process's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Control file of the altered host (<see cref="AlteredHost"/>); null starts the product's own executable.</summary>
    public string? Control { get; init; }

    /// <summary>False returns as soon as it listens, though it may still be replaying.</summary>
    public bool UntilReady { get; init; } = true;

    /// <summary>Longest time for the start.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>A twin over a park on free ports.</summary>
    public static TwinLaunch Of(Load.FaultPark park) => new()
    {
        Arguments =
        [
            "--park", park.Registry, "--data", park.Data, "--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0", "--mqtt-anonymous",
        ],
    };

    /// <summary>The modelled park on free ports.</summary>
    public static TwinLaunch Demo(string data) => new()
    {
        Arguments = ["--data", data, "--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0", "--mqtt-anonymous"],
        UntilReady = false,
    };
}
