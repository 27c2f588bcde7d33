namespace ParkTwin.Web.Options;

/// <summary>The options on the command line: <c>--name value</c> or <c>--name=value</c>; a flag takes no value.</summary>
internal static class CommandLine
{
    public const string Usage = """
        ParkTwin: a live digital twin of industrial parks.

          --park FILE        registry file (JSON); without it the modelled demo park runs
          --data DIR         data directory                                  [./data]
          --urls URL[;URL]   where the page and the API are served           [http://127.0.0.1:5080]
          --mqtt HOST:PORT   where devices connect                           [127.0.0.1:1883]
          --mqtts HOST:PORT  where devices connect with TLS; needs a certificate
          --tls-cert FILE    certificate chain (PEM) for --mqtts and https:// of --urls; read anew when it changes
          --tls-key FILE     its private key (PEM)
          --mqtt-client-ca FILE  authorities (PEM) of the client certificates that devices may show
          --mqtt-anonymous   lets devices in without credentials, on loopback only, for any meter
          --broker URL       reads from an existing broker too               mqtt://[user:password@]host[:port]
          --reset-admin      gives the account 'admin' a new one-time password, and prints it
          --behind-proxy ADDRESS[,ADDRESS]  proxies that serve HTTPS in front of this, believed about the client
          --demo on|off      the modelled park                               [on, unless --park is given]
          --help, --version

        parktwin backup, restore and verify look after a data directory; "parktwin backup --help" says how.
        Each is also an environment variable (PARKTWIN__PARK=…) and a key of the section "ParkTwin" in appsettings.json.
        PARKTWIN__ADMIN__PASSWORD is the password of the first administrator ('admin'); without it one is made and printed once.
        PARKTWIN__SIGNIN__{id}__… names an outside sign-in; see docs/guides/people.md.
        """;

    private static readonly string[] Names =
    [
        "park", "data", "urls", "mqtt", "mqtts", "tls-cert", "tls-key", "mqtt-client-ca", "mqtt-anonymous", "broker", "demo", "reset-admin",
        "behind-proxy",
    ];

    /// <summary>All names, without the dashes before them.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>Reads the arguments into name and value pairs; what is wrong is added to the faults.</summary>
    public static Dictionary<string, string> Read(IReadOnlyList<string> arguments, List<string> faults)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < arguments.Count; at++)
        {
            var argument = arguments[at];
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument : argument[..equals];
            if (!name.StartsWith("--", StringComparison.Ordinal) || Array.IndexOf(Names, name[2..]) < 0)
            {
                faults.Add($"'{argument}' is not an option; the options are {string.Join(", ", Names.Select(one => "--" + one))}.");
                continue;
            }

            name = name[2..];
            if (name is "mqtt-anonymous" or "reset-admin")
            {
                Flag(name, equals >= 0, found, faults);
            }
            else if (equals >= 0)
            {
                Add(name, argument[(equals + 1)..], found, faults);
            }
            else if (at + 1 < arguments.Count && !arguments[at + 1].StartsWith("--", StringComparison.Ordinal))
            {
                Add(name, arguments[++at], found, faults);
            }
            else
            {
                faults.Add($"--{name} needs a value.");
            }
        }

        return found;
    }

    private static void Flag(string name, bool hasValue, Dictionary<string, string> found, List<string> faults)
    {
        if (hasValue)
        {
            faults.Add($"--{name} takes no value; leave the '=' and what follows away.");
            return;
        }

        Add(name, "true", found, faults);
    }

    private static void Add(string name, string value, Dictionary<string, string> found, List<string> faults)
    {
        if (!found.TryAdd(name, value))
        {
            faults.Add($"--{name} is there twice; give it once.");
        }
    }
}
