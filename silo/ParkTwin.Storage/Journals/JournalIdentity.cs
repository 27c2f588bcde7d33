using System.Globalization;
using System.Text;
using System.Text.Json;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Journals;

/// <summary>What <c>journal.json</c> holds: written as a whole at every start.</summary>
/// <param name="Format">Format version.</param>
/// <param name="Id">The journal's id.</param>
/// <param name="Seed">Secret seed of the group checksums, so that no device can send a payload that passes for a group.</param>
/// <param name="Epoch">Epoch of the last start.</param>
/// <param name="Check">CRC-32C over the others; null in a file that was written before there was one.</param>
internal sealed record JournalIdentity(int Format, Guid Id, uint Seed, long Epoch, uint? Check = null)
{
    internal const string FileName = "journal.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads it; null when there is none.</summary>
    /// <exception cref="JournalCorruptException">It is not what <see cref="WriteAsync"/> wrote.</exception>
    internal static async ValueTask<JournalIdentity?> ReadAsync(
        IFileSystem files, string directory, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, FileName);
        var bytes = await files.ReadAllOrNullAsync(path, cancellationToken);
        if (bytes is null)
        {
            return null;
        }

        JournalIdentity? identity;
        try
        {
            identity = JsonSerializer.Deserialize<JournalIdentity>(bytes, Json);
        }
        catch (JsonException)
        {
            identity = null;
        }

        return identity switch
        {
            null => throw new JournalCorruptException(path, 0, "this is not the journal's identity."),
            { Format: not JournalFormat.Version } => throw new JournalCorruptException(
                path, 0, $"the journal is of format {identity.Format}; this version reads format {JournalFormat.Version}."),
            { Check: { } check } when check != identity.Sum() => throw new JournalCorruptException(
                path, 0, "the journal's identity does not hold its checksum: with another seed no record would be found."),
            _ => identity,
        };
    }

    /// <summary>Writes it atomically.</summary>
    internal ValueTask WriteAsync(IFileSystem files, string directory, CancellationToken cancellationToken) =>
        files.WriteAtomicallyAsync(
            Path.Combine(directory, FileName), JsonSerializer.SerializeToUtf8Bytes(this with { Check = Sum() }, Json), cancellationToken);

    private uint Sum() =>
        Crc32C.Of(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Format} {Id:n} {Seed} {Epoch}")));
}
