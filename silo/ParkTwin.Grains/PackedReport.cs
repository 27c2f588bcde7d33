using System.IO.Compression;
using System.Text;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Grains;

/// <summary>
/// A reported version as it rests in a state: its document, some 60 KB of repetitive JSON, packed with Brotli and written in base64.
/// Packing is exact: what comes out is what went in, to the byte.
/// </summary>
internal static class PackedReport
{
    /// <summary>The version with its document packed.</summary>
    public static ReportedVersion Pack(ReportedVersion version)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            brotli.Write(Encoding.UTF8.GetBytes(version.Document));
        }

        return version with { Document = Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length) };
    }

    /// <summary>The version as it was reported.</summary>
    public static ReportedVersion Unpack(ReportedVersion version)
    {
        using var brotli = new BrotliStream(new MemoryStream(Convert.FromBase64String(version.Document)), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        return version with { Document = reader.ReadToEnd() };
    }
}
