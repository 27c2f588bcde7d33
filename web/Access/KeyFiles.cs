using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ParkTwin.Web.Access;

/// <summary>
/// The keys that sessions and tokens are sealed with: files of the data directory that only its owner can read. Who can read them can
/// sign in as anybody; a backup holds them, and keeps sessions valid.
/// </summary>
internal sealed class KeyFiles(string dataDirectory) : IXmlRepository
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnDirectory = OwnFile | UnixFileMode.UserExecute;

    private string Directory { get; } = Path.Combine(dataDirectory, "keys");

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() => System.IO.Directory.Exists(Directory)
        ? [.. System.IO.Directory.EnumerateFiles(Directory, "*.xml").Order(StringComparer.Ordinal).Select(file => XElement.Load(file))]
        : [];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        var opening = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            System.IO.Directory.CreateDirectory(Directory);
        }
        else
        {
            System.IO.Directory.CreateDirectory(Directory, OwnDirectory);
            opening.UnixCreateMode = OwnFile;
        }

        var name = Path.Combine(Directory, (IsName(friendlyName) ? friendlyName : Guid.NewGuid().ToString()) + ".xml");
        var beside = name + ".tmp";
        File.Delete(beside);
        using (var file = new FileStream(beside, opening))
        {
            element.Save(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, name, overwrite: true);
    }

    private static bool IsName(string? text) => !string.IsNullOrEmpty(text) && text.All(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_');
}
