using System.Globalization;
using System.Net;

namespace ParkTwin.Web.Options;

/// <summary>Brings the settings together from the command line, the environment and appsettings.json, and checks them all.</summary>
internal static class TwinOptionsReader
{
    private const string Section = "ParkTwin";

    /// <summary>Reads the options.</summary>
    /// <exception cref="OptionFaultException">At least one is wrong; the message holds every fault, one a line.</exception>
    public static TwinOptions Read(IConfiguration configuration, IReadOnlyList<string> arguments)
    {
        List<string> faults = [];
        var given = CommandLine.Read(arguments, faults);
        Merge(configuration.GetSection(Section), given, faults);

        var mqtt = Mqtt(given.GetValueOrDefault("mqtt", "127.0.0.1:1883"), faults);
        var park = Park(given.GetValueOrDefault("park"), faults);
        var options = new TwinOptions
        {
            Park = park,
            Data = Data(given.GetValueOrDefault("data", "data"), faults),
            Urls = Urls(given.GetValueOrDefault("urls", "http://127.0.0.1:5080"), faults),
            Mqtt = mqtt,
            Mqtts = given.GetValueOrDefault("mqtts") is { Length: > 0 } mqtts ? Mqtt(mqtts, faults, "mqtts") with { Tls = true } : null,
            TlsCertificate = TlsFile("tls-cert", given, faults),
            TlsKey = TlsFile("tls-key", given, faults),
            MqttClientAuthority = TlsFile("mqtt-client-ca", given, faults),
            MqttAnonymous = Switch("mqtt-anonymous", given.GetValueOrDefault("mqtt-anonymous", "false"), faults),
            Broker = Broker(given.GetValueOrDefault("broker"), faults),
            BehindProxy = Proxies(given.GetValueOrDefault("behind-proxy"), faults),
            Providers = ProviderOptionsReader.Read(configuration.GetSection(Section + ":SignIn"), faults),
            AdminPassword = AdminPassword(configuration.GetSection(Section), faults),
            ResetAdmin = Switch("reset-admin", given.GetValueOrDefault("reset-admin", "false"), faults),
            Demo = Switch("demo", given.GetValueOrDefault("demo", park is null ? "on" : "off"), faults),
        };
        if (options.MqttAnonymous && !mqtt.IsLoopback)
        {
            faults.Add($"--mqtt-anonymous is for loopback only, and --mqtt is {mqtt}; use 127.0.0.1:{mqtt.Port} or leave the flag away.");
        }

        CheckTls(options, faults);
        if (options.Demo && park is not null)
        {
            faults.Add("--demo on shows the modelled park instead of a registry file; leave --park or --demo away.");
        }

        return faults.Count == 0 ? options : throw new OptionFaultException(faults);
    }

    private static void CheckTls(TwinOptions options, List<string> faults)
    {
        var encrypted = options.Mqtts is not null || options.Urls.Any(url => url.Tls);
        if (encrypted && (options.TlsCertificate is null || options.TlsKey is null))
        {
            faults.Add("--mqtts and --urls https://… need a certificate; name its PEM files with --tls-cert FILE and --tls-key FILE.");
        }

        if (!encrypted && (options.TlsCertificate ?? options.TlsKey) is not null)
        {
            faults.Add("--tls-cert and --tls-key are for --mqtts HOST:PORT or --urls https://HOST:PORT, and neither is there.");
        }

        if (options.MqttClientAuthority is not null && options.Mqtts is null)
        {
            faults.Add("--mqtt-client-ca is for --mqtts HOST:PORT, which is not there.");
        }

        if (options.MqttAnonymous && options.Mqtts is { IsLoopback: false } open)
        {
            faults.Add($"--mqtt-anonymous is for loopback only, and --mqtts is {open}; use 127.0.0.1:{open.Port} or leave the flag away.");
        }
    }

    private static string? TlsFile(string name, Dictionary<string, string> given, List<string> faults)
    {
        if (given.GetValueOrDefault(name) is not { Length: > 0 } text)
        {
            return null;
        }

        var path = Path.GetFullPath(text);
        if (!File.Exists(path))
        {
            faults.Add($"--{name} {text}: there is no file {path}.");
        }

        return path;
    }

    private static void Merge(IConfigurationSection section, Dictionary<string, string> given, List<string> faults)
    {
        foreach (var entry in section.GetChildren().Where(entry => entry.Value is not null))
        {
            var name = CommandLine.All.FirstOrDefault(one => Plain(one) == Plain(entry.Key));
            if (name is not null)
            {
                given.TryAdd(name, entry.Value!);
            }
            else
            {
                faults.Add($"Setting {Section}:{entry.Key} (or {Section.ToUpperInvariant()}__{entry.Key.ToUpperInvariant()}) is not known; "
                    + $"the settings are {string.Join(", ", CommandLine.All)}.");
            }
        }
    }

    private static List<IPAddress> Proxies(string? text, List<string> faults)
    {
        var proxies = new List<IPAddress>();
        foreach (var one in (text ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(one, out var address))
            {
                proxies.Add(address);
            }
            else
            {
                faults.Add($"--behind-proxy: '{one}' is not an IP address; write the one that the proxy connects from.");
            }
        }

        return proxies;
    }

    private static string? AdminPassword(IConfigurationSection section, List<string> faults)
    {
        foreach (var group in section.GetChildren().Where(one => one.Value is null).Select(one => one.Key)
            .Where(key => !key.Equals("Admin", StringComparison.OrdinalIgnoreCase) && !key.Equals("SignIn", StringComparison.OrdinalIgnoreCase)))
        {
            faults.Add($"Settings {Section}:{group}:… are not known; there are {Section}:Admin:Password and {Section}:SignIn:{{id}}:….");
        }

        var admin = section.GetSection("Admin");
        foreach (var key in admin.GetChildren().Select(one => one.Key).Where(key => !key.Equals("Password", StringComparison.OrdinalIgnoreCase)))
        {
            faults.Add($"Setting {Section}:Admin:{key} is not known; there is {Section}:Admin:Password (PARKTWIN__ADMIN__PASSWORD).");
        }

        var password = admin["Password"];
        return string.IsNullOrEmpty(password) ? null : password;
    }

    private static string Plain(string name) =>
        name.Replace("-", string.Empty, StringComparison.Ordinal).Replace("_", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

    private static string? Park(string? text, List<string> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var path = Path.GetFullPath(text);
        if (!File.Exists(path))
        {
            faults.Add($"--park {text}: there is no file {path}.");
        }

        return path;
    }

    private static string Data(string text, List<string> faults)
    {
        if (text.Length == 0)
        {
            faults.Add("--data is empty; name a directory.");
            return string.Empty;
        }

        var path = Path.GetFullPath(text);
        if (File.Exists(path))
        {
            faults.Add($"--data {text}: {path} is a file; name a directory.");
        }

        return path;
    }

    private static List<ListenAddress> Urls(string text, List<string> faults)
    {
        List<ListenAddress> addresses = [];
        foreach (var url in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var tls = url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
            var isPage = tls || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
            var plain = isPage ? url[(tls ? 8 : 7)..].TrimEnd('/') : string.Empty;
            var whole = plain.EndsWith(']') || !plain.Contains(':', StringComparison.Ordinal) ? plain + (tls ? ":443" : ":80") : plain;
            if (ListenAddress.TryParse(whole, out var address))
            {
                addresses.Add(address with { Tls = tls });
            }
            else
            {
                faults.Add($"--urls: '{url}' is not an address to listen at; write http://HOST:PORT or https://HOST:PORT with an IP address, localhost or *.");
            }
        }

        if (addresses.Count == 0 && faults.Count == 0)
        {
            faults.Add("--urls is empty; write http://HOST:PORT.");
        }

        return addresses;
    }

    private static ListenAddress Mqtt(string text, List<string> faults, string name = "mqtt")
    {
        if (ListenAddress.TryParse(text, out var address))
        {
            return address;
        }

        faults.Add($"--{name}: '{text}' is not an address to listen at; write HOST:PORT with an IP address, localhost or *, port 0 to 65535.");
        return new ListenAddress("127.0.0.1", IPAddress.Loopback, 0);
    }

    private static Uri? Broker(string? text, List<string> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var broker) || broker.Scheme != "mqtt" || broker.Host.Length == 0)
        {
            faults.Add($"--broker: '{text}' is not a broker; write mqtt://host:port, with user:password@ before the host where it asks for them.");
            return null;
        }

        return broker;
    }

    private static bool Switch(string name, string text, List<string> faults)
    {
        switch (text.ToLower(CultureInfo.InvariantCulture))
        {
            case "on" or "true":
                return true;
            case "off" or "false":
                return false;
            default:
                faults.Add($"{name} is '{text}'; it is on or off.");
                return false;
        }
    }
}
