using System.Text;
using ParkTwin.Fuzz.Engine;
using ParkTwin.Web.Api.Imports;

namespace ParkTwin.Fuzz.Targets;

/// <summary>Tables of declarations as comma-separated text.</summary>
internal sealed class CsvTarget : FuzzTarget
{
    public override string Name => "csv";

    public override double Share => 0.005;

    public override IReadOnlyList<byte[]> Words { get; } =
    [
        .. new[] { "\"", "\"\"", "\r\n", "\n", "\r", ";", "\t", "，", "e1", "2026-10", "2026-13", "1e28", "-", "=1+1", "\uFEFF", "1,234.5", "１２" }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE],
        [0x81, 0x30, 0x81, 0x30],
        [0xB5, 0xD8],
    ];

    public override long AllocationLimit(int inputBytes) => (8 * 1024 * 1024) + (4_096L * inputBytes);

    public override IEnumerable<byte[]> Seeds()
    {
        var template = ImportTemplate.Csv(ImportUse.Park);
        yield return template;
        yield return Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(template))).ToArray();
        yield return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(template).Replace(',', ';'));
    }

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        var table = CsvTable.TryRead(input, out var wrong);
        ImportUse.Check(table, wrong, ref outcome);
    }
}
