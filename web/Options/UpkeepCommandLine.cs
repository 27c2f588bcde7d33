using ParkTwin.Silo;

namespace ParkTwin.Web.Options;

/// <summary>Reads <c>backup</c>, <c>restore</c> and <c>verify</c>; any other first word starts the twin.</summary>
internal static class UpkeepCommandLine
{
    public const string Usage = """
        parktwin backup  --data DIR --to FILE|DIR [--json] [--progress]
            copies a data directory into one file while the twin runs; nothing acknowledged before it began is missing
        parktwin restore --from FILE --data DIR [--json] [--progress]
            brings a backup back into an empty or absent directory, every file checked
        parktwin verify  --data DIR | --backup FILE [--against DIR] [--json] [--progress]
            checks every checksum and computes every ledger again from its readings; with --against, compares with another directory

        Exit code: 0 all is well, 1 refused or something is damaged, 2 wrong usage. Progress goes to standard error: a line a second
        on a terminal, or with --progress. --json writes one JSON document to standard output.
        """;

    private static readonly Dictionary<string, (UpkeepVerb Verb, string[] Names)> Commands = new(StringComparer.Ordinal)
    {
        ["backup"] = (UpkeepVerb.Backup, ["data", "to"]),
        ["restore"] = (UpkeepVerb.Restore, ["from", "data"]),
        ["verify"] = (UpkeepVerb.Verify, ["data", "backup", "against"]),
    };

    /// <summary>True when the arguments are one of these commands.</summary>
    public static bool IsOne(IReadOnlyList<string> arguments) => arguments.Count > 0 && Commands.ContainsKey(arguments[0]);

    /// <summary>Reads a command; null when it is wrong, and what is wrong is in the faults.</summary>
    /// <param name="arguments">The arguments, the command first.</param>
    /// <param name="isTerminal">Progress is written where nobody has said otherwise.</param>
    /// <param name="faults">A sentence for each fault.</param>
    public static UpkeepRequest? Read(IReadOnlyList<string> arguments, bool isTerminal, List<string> faults)
    {
        var (verb, names) = Commands[arguments[0]];
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var (json, progress) = (false, isTerminal);
        for (var at = 1; at < arguments.Count; at++)
        {
            var argument = arguments[at];
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument : argument[..equals];
            if (argument is "--json" or "--progress")
            {
                (json, progress) = argument == "--json" ? (true, progress) : (json, true);
            }
            else if (!name.StartsWith("--", StringComparison.Ordinal) || !names.Contains(name[2..]))
            {
                faults.Add($"'{argument}' is not an option of {arguments[0]}; the options are "
                    + $"{string.Join(", ", names.Select(one => "--" + one))}, --json, --progress.");
            }
            else
            {
                Take(name[2..], equals < 0 ? Next(arguments, ref at) : argument[(equals + 1)..], given, faults);
            }
        }

        var request = new UpkeepRequest
        {
            Verb = verb,
            Data = given.GetValueOrDefault("data"),
            Backup = given.GetValueOrDefault(verb switch { UpkeepVerb.Backup => "to", UpkeepVerb.Restore => "from", _ => "backup" }),
            Against = given.GetValueOrDefault("against"),
            Json = json,
            Progress = progress,
        };
        Check(request, arguments[0], faults);
        return faults.Count == 0 ? request : null;
    }

    private static void Check(UpkeepRequest request, string command, List<string> faults)
    {
        if (request.Verb == UpkeepVerb.Verify)
        {
            if (request.Data is null == request.Backup is null)
            {
                faults.Add("verify needs either --data DIR or --backup FILE.");
            }

            return;
        }

        if (request.Data is null)
        {
            faults.Add($"{command} needs --data DIR.");
        }

        if (request.Backup is null)
        {
            faults.Add(request.Verb == UpkeepVerb.Backup ? "backup needs --to FILE or --to DIR." : "restore needs --from FILE.");
        }
    }

    private static string Next(IReadOnlyList<string> arguments, ref int at) =>
        at + 1 < arguments.Count && !arguments[at + 1].StartsWith("--", StringComparison.Ordinal) ? arguments[++at] : string.Empty;

    private static void Take(string name, string value, Dictionary<string, string> given, List<string> faults)
    {
        if (value.Length == 0)
        {
            faults.Add($"--{name} needs a value.");
        }
        else if (!given.TryAdd(name, value))
        {
            faults.Add($"--{name} is there twice; give it once.");
        }
    }
}
