using System.Text;
using ParkTwin.Domain.Reference;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Reference;

/// <summary>
/// The reference documents on disk (<c>docs/formats/reference.md</c>): <c>{kind}.json</c> beside the program, and in the data
/// directory, where an operator's own stands in for the one beside the program.
/// </summary>
public static class ReferenceFiles
{
    /// <summary>Name of the directory beside the program.</summary>
    public const string ProgramDirectory = "Reference";

    /// <summary>Name of the operator's directory in the data directory.</summary>
    public const string OwnDirectory = "reference";

    private const string Suffix = ".json";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads both directories; the documents themselves are not looked into.</summary>
    /// <param name="files">The disk.</param>
    /// <param name="beside">The directory beside the program.</param>
    /// <param name="own">The operator's; need not exist.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>At most one file of each kind, in the order of the kinds.</returns>
    /// <exception cref="ReferenceFaultException">A file cannot be read, is not UTF-8, or has a name of no kind.</exception>
    public static async Task<IReadOnlyList<ReferenceFile>> LoadAsync(
        IFileSystem files, string beside, string own, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        var found = new SortedDictionary<ReferenceKind, ReferenceFile>();
        var faults = new List<string>();
        foreach (var (directory, isOwn) in new[] { (beside, false), (own, true) })
        {
            foreach (var name in await files.ListFilesAsync(directory, cancellationToken))
            {
                if (name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
                    && await ReadAsync(files, Path.Combine(directory, name), isOwn, faults, cancellationToken) is { } file)
                {
                    found[file.Document.Kind] = file;
                }
            }
        }

        return faults.Count == 0 ? [.. found.Values] : throw new ReferenceFaultException("The reference data", faults);
    }

    private static async Task<ReferenceFile?> ReadAsync(
        IFileSystem files, string path, bool isOwn, List<string> faults, CancellationToken cancellationToken)
    {
        if (!ReferenceWords.TryParse(Path.GetFileNameWithoutExtension(path), out var kind))
        {
            faults.Add($"{path}: no reference document has this name. Known: {string.Join(", ", ReferenceWords.All.Select(w => w + Suffix))}.");
            return null;
        }

        try
        {
            var bytes = await files.ReadAllOrNullAsync(path, cancellationToken);
            return bytes is null ? null : new(new(kind, Strict.GetString(bytes)), path, isOwn);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{path}: this cannot be read: {exception.Message}");
        }
        catch (DecoderFallbackException)
        {
            faults.Add($"{path}: this is not UTF-8. Save the file as UTF-8.");
        }

        return null;
    }
}
