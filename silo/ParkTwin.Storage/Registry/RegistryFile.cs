using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ParkTwin.Domain;
using ParkTwin.Storage.Zones;

namespace ParkTwin.Storage.Registry;

/// <summary>
/// The registry file: JSON in UTF-8 (a byte order mark is allowed; comments and trailing commas are not), described in
/// <c>docs/formats/registry.md</c>. Decimals are exact. A file is taken whole or refused with every fault.
/// </summary>
public static class RegistryFile
{
    /// <summary>How parks are written: indented, with letters of any script as they are.</summary>
    internal static readonly JsonWriterOptions Pretty = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Reads a registry file.</summary>
    /// <exception cref="RegistryFaultException">The file cannot be read or has faults; the message names all of them.</exception>
    public static IReadOnlyList<ParkDefinition> Load(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RegistryFaultException(
                $"The registry file '{path}' cannot be read: {exception.Message} Name a readable file with --park.", exception);
        }

        return TryParse(bytes, out var parks, out var faults)
            ? parks
            : throw new RegistryFaultException(faults, $"file '{path}'");
    }

    /// <summary>Takes the bytes of a registry file.</summary>
    /// <exception cref="RegistryFaultException">There are faults; the message names all of them.</exception>
    public static IReadOnlyList<ParkDefinition> Parse(ReadOnlySpan<byte> utf8) =>
        TryParse(utf8, out var parks, out var faults) ? parks : throw new RegistryFaultException(faults);

    /// <summary>Takes the bytes of a registry file.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="parks">The parks, in the order of the file; empty when there are faults.</param>
    /// <param name="faults">Every fault; empty when the file is right.</param>
    /// <returns>True when the file is right.</returns>
    public static bool TryParse(
        ReadOnlySpan<byte> utf8, out IReadOnlyList<ParkDefinition> parks, out IReadOnlyList<RegistryFault> faults)
    {
        List<RegistryFault> found = [];
        List<ParkDefinition> read = [];
        if (Document(utf8, found) is { } document)
        {
            using (document)
            {
                var root = new JsonFields(document.RootElement, "", found);
                foreach (var fields in root.Objects("parks", required: true))
                {
                    if (RegistryReader.Park(fields, found) is { } park)
                    {
                        read.Add(park);
                    }
                }

                root.End();
                RegistryReferences.Check(document.RootElement, found);
            }
        }

        (parks, faults) = (found.Count == 0 ? read : [], found);
        return found.Count == 0;
    }

    /// <summary>Writes a registry file in its canonical form, which <see cref="Parse"/> reads back to the same parks.</summary>
    public static void Write(IReadOnlyList<ParkDefinition> parks, IBufferWriter<byte> into)
    {
        using var json = new Utf8JsonWriter(into, Pretty);
        json.WriteStartObject();
        json.WriteStartArray("parks");
        foreach (var park in parks)
        {
            var zone = ZoneTables.TryGet(park.TimeZone, out var table) ? table : null;
            RegistryWriter.Park(json, park, unixMs => IsoTime.Format(unixMs, zone is null ? 0 : OffsetAt(zone, unixMs)));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static int OffsetAt(ZoneTable zone, long unixMs)
    {
        var index = zone.FromUnixMs.Count - 1;
        while (zone.FromUnixMs[index] > unixMs)
        {
            index--;
        }

        return zone.OffsetMs[index];
    }

    private static JsonDocument? Document(ReadOnlySpan<byte> utf8, List<RegistryFault> faults)
    {
        var bytes = utf8.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? utf8[3..] : utf8;
        if (!Utf8.IsValid(bytes))
        {
            faults.Add(new("file", null, "This is not UTF-8. Save the file as UTF-8."));
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 16 });
            var document = JsonDocument.ParseValue(ref reader);
            while (reader.Read())
            {
                // Throws at anything after the end.
            }

            JsonTexts.ThrowIfUnreadable(document.RootElement);
            return document;
        }
        catch (JsonException exception)
        {
            var (line, column) = ((exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1);
            var place = string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}");
            var problem = $"This is not JSON. {FirstSentence(exception.Message)} Comments and trailing commas are not allowed.";
            faults.Add(new(place, null, problem));
            return null;
        }
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end > 0 ? message[..end] : message;
    }
}
