using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ParkTwin.Web.Api.Tables;

namespace ParkTwin.Web.Api.Platform;

/// <summary>The files of a package while they are gathered; closed by a manifest that has the SHA-256 of each.</summary>
/// <param name="at">When the package is made; every file has this time.</param>
internal sealed class PackageBox(DateTimeOffset at)
{
    private static readonly JsonSerializerOptions Written = new(TwinJson.Default.Options)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private readonly List<(string Name, byte[] Bytes)> _files = [];

    /// <summary>Adds a file.</summary>
    public void Add(string name, byte[] bytes) => _files.Add((name, bytes));

    /// <summary>Adds a value as indented JSON.</summary>
    public void Add<T>(string name, T value) => Add(name, JsonSerializer.SerializeToUtf8Bytes(value, Written.GetTypeInfo(typeof(T))));

    /// <summary>Adds a table twice, as CSV and as a workbook.</summary>
    public void Add(string name, IReadOnlyList<TableColumnBody> columns, IEnumerable<TableCell[]> rows)
    {
        TableCell[][] all = [.. rows.Take(TableLimits.Rows)];
        var table = new TableBody { Name = name, Columns = [.. columns], Rows = all };
        Add($"tables/{name}.csv", TableCsv.Of(table));
        Add($"tables/{name}.xlsx", TableWorkbook.Of(table));
    }

    /// <summary>The archive, with its manifest last.</summary>
    public byte[] Close(PackageManifest manifest)
    {
        Add("manifest.json", manifest with
        {
            Files = [.. _files.Select(one => new PackageFile(one.Name, one.Bytes.Length, Convert.ToHexStringLower(SHA256.HashData(one.Bytes))))],
        });
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _files)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = at;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
