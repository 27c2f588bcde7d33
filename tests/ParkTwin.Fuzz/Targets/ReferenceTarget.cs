using System.Text;
using ParkTwin.Domain.Reference;
using ParkTwin.Fuzz.Engine;

namespace ParkTwin.Fuzz.Targets;

/// <summary>Reference documents as a person publishes them: the first byte says which, the rest is the document.</summary>
internal sealed class ReferenceTarget : FuzzTarget
{
    private static readonly ReferenceKind[] Kinds = Enum.GetValues<ReferenceKind>();

    public override string Name => "reference";

    public override double Share => 0.002;

    public override int LargestInput => 128 * 1024;

    public override IReadOnlyList<byte[]> Words { get; } =
    [
        .. new[]
        {
            "null", "\"value\":1e28", "\"value\":-1", "\"value\":\"1\"", "\"kind\":", "\"region\":\"CN-33\"", "\"confidence\":\"check\"", "\"from\":\"2026-01\"",
            "\"to\":\"0000-00\"", "[]", "{}", "[[[[[[", "1e999", "0.00000000000000000000000000001", "\"bands\":[", "\"24:00\"", "\\ud800", "\"source\":\"\"",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public override long AllocationLimit(int inputBytes) => (16 * 1024 * 1024) + (1_024L * inputBytes);

    public override IEnumerable<byte[]> Seeds()
    {
        foreach (var kind in Kinds)
        {
            var file = Path.Combine(AppContext.BaseDirectory, "Reference", ReferenceWords.Of(kind) + ".json");
            yield return [(byte)kind, .. File.Exists(file) ? File.ReadAllBytes(file) : "{}"u8];
            yield return [(byte)kind, .. "{}"u8];
        }
    }

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        if (input.IsEmpty)
        {
            return;
        }

        var kind = Kinds[input[0] % Kinds.Length];
        var document = new ReferenceDocument(kind, Encoding.UTF8.GetString(input[1..]));
        var faults = new ReferenceFaults();
        var set = ReferenceSetReader.Read("fuzz", [document], faults);
        outcome.Add((int)kind);
        outcome.Add(set is null ? 0 : 1);
        outcome.AddMagnitude(faults.All.Count);
        foreach (var fault in faults.All.Take(4))
        {
            outcome.Add(fault[Math.Max(0, fault.Length - 24)..].Sum(c => c));
        }

        if (set is null == faults.None)
        {
            throw new FuzzViolationException($"A set is {(set is null ? "refused without" : "taken with")} a fault.");
        }

        outcome.Add(document.Fingerprint().Length);
    }
}
