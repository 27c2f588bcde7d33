using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ParkTwin.Storage.Blocks;

/// <summary>
/// Names of files and directories for keys. Keys are compared exactly, file systems may fold letter case: a capital is written
/// as '+' and its small letter, everything but a-z, 0-9, '-' and '_' as '%' and two hexadecimal digits a byte. One key, one name.
/// </summary>
internal static class FileKeys
{
    private const int LongestName = 200;
    private const int KeptOfLongName = 100;

    private static readonly HashSet<string> Devices = new(StringComparer.Ordinal)
    {
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    };

    /// <summary>The name for a text; a very long one keeps its beginning and a hash of the whole.</summary>
    public static string NameOf(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var name = new StringBuilder(text.Length + 16);
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            var character = (char)value;
            _ = character switch
            {
                >= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '_' => name.Append(character),
                >= 'A' and <= 'Z' => name.Append('+').Append(char.ToLowerInvariant(character)),
                _ => name.Append('%').Append(value.ToString("x2", CultureInfo.InvariantCulture)),
            };
        }

        if (name.Length > LongestName)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            return $"{name.ToString(0, KeptOfLongName)}={hash}";
        }

        return Devices.Contains(name.ToString()) ? $"{name}=" : name.ToString();
    }

    /// <summary>The relative directory for a key: one level per part between slashes.</summary>
    public static string DirectoryOf(string key) => Path.Combine([.. key.Split('/').Select(NameOf)]);
}
