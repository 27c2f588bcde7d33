using ParkTwin.Web.Access;

namespace ParkTwin.Web.Options;

/// <summary>Reads the outside identity providers: <c>PARKTWIN__SIGNIN__{id}__{NAME|AUTHORIZE|…}</c>.</summary>
internal static class ProviderOptionsReader
{
    private static readonly string[] Keys = ["NAME", "AUTHORIZE", "TOKEN", "USERINFO", "CLIENTID", "CLIENTSECRET", "CLIENTSECRETFILE", "SCOPE", "SUBJECT"];

    /// <summary>The providers; what is wrong is added to the faults, without a secret.</summary>
    public static IReadOnlyList<OutsideProvider> Read(IConfigurationSection section, List<string> faults) =>
        [.. section.GetChildren().Select(one => Provider(one, faults)).OfType<OutsideProvider>()];

    private static OutsideProvider? Provider(IConfigurationSection section, List<string> faults)
    {
        var id = section.Key.ToLowerInvariant();
        var head = $"PARKTWIN__SIGNIN__{section.Key.ToUpperInvariant()}__";
        var before = faults.Count;
        if (!id.All(char.IsAsciiLetterOrDigit) || id.Length is 0 or > 32)
        {
            faults.Add($"{head}…: '{section.Key}' is no id of a sign-in provider; use 1 to 32 ASCII letters and digits.");
        }

        foreach (var key in section.GetChildren().Select(one => one.Key).Where(key => !Keys.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            faults.Add($"{head}{key.ToUpperInvariant()} is not known; there are {string.Join(", ", Keys)}.");
        }

        var provider = new OutsideProvider
        {
            Id = id,
            Name = section["Name"] is { Length: > 0 } name ? name : section.Key,
            Authorize = Address(section, "AUTHORIZE", head, faults),
            Token = Address(section, "TOKEN", head, faults),
            UserInfo = Address(section, "USERINFO", head, faults),
            ClientId = section["ClientId"] ?? string.Empty,
            ClientSecret = Secret(section, head, faults),
            Scope = section["Scope"] is { Length: > 0 } scope ? scope : "openid profile",
            Subject = section["Subject"] is { Length: > 0 } subject ? subject : "sub",
        };
        if (provider.ClientId.Length == 0)
        {
            faults.Add($"{head}CLIENTID is missing: the id that the provider gave this twin.");
        }

        return faults.Count == before ? provider : null;
    }

    private static Uri Address(IConfigurationSection section, string key, string head, List<string> faults)
    {
        if (Uri.TryCreate(section[key], UriKind.Absolute, out var uri) && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)))
        {
            return uri;
        }

        faults.Add($"{head}{key} is '{section[key]}'; write the https address that the provider names.");
        return new Uri("https://localhost");
    }

    private static string Secret(IConfigurationSection section, string head, List<string> faults)
    {
        var (text, file) = (section["ClientSecret"], section["ClientSecretFile"]);
        if (!string.IsNullOrEmpty(text) && !string.IsNullOrEmpty(file))
        {
            faults.Add($"{head}CLIENTSECRET and {head}CLIENTSECRETFILE exclude each other; use one of them.");
        }
        else if (!string.IsNullOrEmpty(file))
        {
            try
            {
                return File.ReadAllText(file).Trim();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                faults.Add($"{head}CLIENTSECRETFILE cannot be read: {fault.Message}");
            }
        }
        else if (string.IsNullOrEmpty(text))
        {
            faults.Add($"{head}CLIENTSECRET is missing, or {head}CLIENTSECRETFILE with the file that holds it.");
        }

        return text ?? string.Empty;
    }
}
