using System.Globalization;

namespace ParkTwin.Fuzz.Engine;

/// <summary>What the command line asks for.</summary>
internal sealed record FuzzOptions
{
    public const string Usage = """
        dotnet run -c Release --project tests/ParkTwin.Fuzz -- [options]
          --inputs N       packets and payloads in all, shared out over the targets; default 1000000
          --target NAME    one target alone, with all inputs; may be given again
          --seed N         default 1; the same seed gives the same inputs
          --seconds N      at most so long per target
          --replay FILE    runs one kept input again (with --target)
          --out DIR        where failing inputs are written; default TestResults/fuzz
          --json           the results as JSON on standard output
          --list           names the targets
        """;

    public long Inputs { get; init; } = 1_000_000;

    public IReadOnlyList<string> Targets { get; init; } = [];

    public ulong Seed { get; init; } = 1;

    public TimeSpan? Deadline { get; init; }

    public string? Replay { get; init; }

    public string Directory { get; init; } = Path.Combine("TestResults", "fuzz");

    public bool Json { get; init; }

    public bool List { get; init; }

    /// <summary>Takes the command line apart.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says what.</exception>
    public static FuzzOptions Read(ReadOnlySpan<string> args)
    {
        var options = new FuzzOptions();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--json" or "--list")
            {
                options = args[i] == "--json" ? options with { Json = true } : options with { List = true };
                continue;
            }

            var value = i + 1 < args.Length ? args[i + 1] : throw new FormatException($"{args[i]} wants a value.");
            options = args[i++] switch
            {
                "--inputs" => options with { Inputs = long.Parse(value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) },
                "--target" => options with { Targets = [.. options.Targets, value] },
                "--seed" => options with { Seed = ulong.Parse(value, CultureInfo.InvariantCulture) },
                "--seconds" => options with { Deadline = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)) },
                "--replay" => options with { Replay = value },
                "--out" => options with { Directory = value },
                var unknown => throw new FormatException($"{unknown} is no option."),
            };
        }

        return options;
    }
}
