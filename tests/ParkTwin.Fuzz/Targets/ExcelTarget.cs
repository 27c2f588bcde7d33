using System.IO.Compression;
using System.Text;
using ParkTwin.Fuzz.Engine;
using ParkTwin.Web.Api.Imports;

namespace ParkTwin.Fuzz.Targets;

/// <summary>
/// Workbooks. The first byte says which part of a small workbook the rest of the input stands for, so that the parts are reached through the
/// archive; 0 means that the rest is the whole file.
/// </summary>
internal sealed class ExcelTarget : FuzzTarget
{
    private readonly List<(string Name, byte[] Bytes)> _parts = [];

    public ExcelTarget()
    {
        using var archive = new ZipArchive(new MemoryStream(ImportTemplate.Excel(ImportUse.Park)));
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            _parts.Add((entry.FullName, copy.ToArray()));
        }
    }

    public override string Name => "xlsx";

    public override double Share => 0.0005;

    public override int LargestInput => 32 * 1024;

    public override IReadOnlyList<byte[]> Words { get; } =
    [
        .. new[]
        {
            "<c r=\"A1\" t=\"s\"><v>0</v></c>", "<c r=\"XFD1048576\"><f>1/0</f><v>1E+300</v></c>", "<row r=\"4294967295\">", "</row>", " t=\"inlineStr\"", " t=\"e\"",
            "<v>1e308</v>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", " s=\"99999\"", "<is><t>e1</t></is>", " Target=\"../../../etc/passwd\"", " TargetMode=\"External\"",
            "xml:space=\"preserve\"", "<v>45000.5</v>", "<v>NaN</v>",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>What a workbook may unpack to bounds what reading it costs.</summary>
    public override long AllocationLimit(int inputBytes) => 96 * 1024 * 1024;

    public override IEnumerable<byte[]> Seeds()
    {
        yield return [0, .. ImportTemplate.Excel(ImportUse.Park)];
        for (var i = 0; i < _parts.Count; i++)
        {
            yield return [(byte)(i + 1), .. _parts[i].Bytes];
        }
    }

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        if (input.IsEmpty)
        {
            return;
        }

        var part = input[0] % (_parts.Count + 1);
        var file = part == 0 ? input[1..].ToArray() : Workbook(part - 1, input[1..].ToArray());
        outcome.Add(part);
        var table = ExcelTable.TryRead(file, out var wrong);
        ImportUse.Check(table, wrong, ref outcome);
    }

    private byte[] Workbook(int replaced, byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < _parts.Count; i++)
            {
                using var entry = archive.CreateEntry(_parts[i].Name, CompressionLevel.NoCompression).Open();
                entry.Write(i == replaced ? bytes : _parts[i].Bytes);
            }
        }

        return stream.ToArray();
    }
}
