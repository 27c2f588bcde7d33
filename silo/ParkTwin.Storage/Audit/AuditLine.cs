using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Storage.Audit;

/// <summary>One line of the audit trail: an entry, its place, the group it was flushed with, and what chains it to the line before.</summary>
/// <param name="Row">The entry with its sequence.</param>
/// <param name="Group">Sequence of the first line that was flushed together with this one.</param>
/// <param name="Previous">SHA-256 of the line before, hexadecimal; zeros for the first.</param>
/// <param name="Hash">SHA-256 of this line without its end, hexadecimal.</param>
internal sealed record AuditLine(AuditRow Row, long Group, string Previous, string Hash)
{
    /// <summary>What stands for the line before the first.</summary>
    public static readonly string NoHash = new('0', 64);

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static ReadOnlySpan<byte> CrcHead => ",\"crc\":\""u8;

    /// <summary>Writes a line with its end; answers its hash.</summary>
    public static string Write(ArrayBufferWriter<byte> to, AuditRow row, long group, string previous)
    {
        var body = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(body, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", row.Sequence);
            json.WriteNumber("group", group);
            json.WriteString("previous", previous);
            var at = DateTimeOffset.FromUnixTimeMilliseconds(row.Entry.AtMs);
            json.WriteString("at", at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("user", row.Entry.User);
            json.WriteString("role", row.Entry.Role);
            json.WriteString("address", row.Entry.Address);
            json.WriteString("action", row.Entry.Action);
            json.WriteString("target", row.Entry.Target);
            json.WriteNumber("outcome", row.Entry.Outcome);
            if (row.Entry.Detail is { } detail)
            {
                json.WriteString("detail", detail);
            }

            json.WriteEndObject();
        }

        // The checksum is the last member, over all that stands before it.
        var bare = body.WrittenSpan[..^1];
        var crc = Encoding.ASCII.GetBytes(Crc32C.Of(bare).ToString("x8", CultureInfo.InvariantCulture));
        var line = (byte[])[.. bare, .. CrcHead, .. crc, (byte)'"', (byte)'}'];
        to.Write(line);
        to.Write("\n"u8);
        return HashOf(line);
    }

    /// <summary>Reads a line without its end; false where it is not whole.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, [NotNullWhen(true)] out AuditLine? read)
    {
        read = null;
        var tail = CrcHead.Length + 10;
        if (line.Length <= tail || !line[^tail..].StartsWith(CrcHead) || !line.EndsWith("\"}"u8))
        {
            return false;
        }

        var bare = line[..^tail];
        if (!uint.TryParse(line[^10..^2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var crc) || crc != Crc32C.Of(bare))
        {
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(line));
            read = Of(json.RootElement, HashOf(line));
            return true;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return false; // The checksum fits and the content does not: of another program.
        }
    }

    private static string HashOf(ReadOnlySpan<byte> line) => Convert.ToHexStringLower(SHA256.HashData(line));

    private static AuditLine Of(JsonElement json, string hash)
    {
        var entry = new AuditEntry(
            json.GetProperty("at").GetDateTimeOffset().ToUnixTimeMilliseconds(),
            Text("user"),
            Text("role"),
            Text("address"),
            Text("action"),
            Text("target"),
            json.GetProperty("outcome").GetInt32(),
            json.TryGetProperty("detail", out var detail) ? detail.GetString() : null);
        var row = new AuditRow(json.GetProperty("sequence").GetInt64(), entry);
        return new AuditLine(row, json.GetProperty("group").GetInt64(), Text("previous"), hash);

        string Text(string name) => json.GetProperty(name).GetString() ?? string.Empty;
    }
}
