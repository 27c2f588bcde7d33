using System.Buffers;
using System.Text;
using ParkTwin.Fuzz.Engine;
using ParkTwin.Storage.Registry;

namespace ParkTwin.Fuzz.Targets;

/// <summary>Registry files: taken whole, and then written and read again without a difference; or refused with every fault.</summary>
internal sealed class RegistryTarget : FuzzTarget
{

    public override string Name => "registry";

    public override double Share => 0.01;

    public override IReadOnlyList<byte[]> Words { get; } =
    [
        .. new[]
        {
            "\"id\":", "\"parks\":[", "\"meters\":[", "\"enterprises\":[", "\"events\":[", "\"timeZone\":\"Asia/Shanghai\"", "\"kind\":\"replacement\"",
            "\"kind\":\"reset\"", "\"kind\":\"gauge\"", "\"unit\":\"GJ/h\"", "\"ratio\":-1e-28", "\"ratio\":79228162514264337593543950335", "\"parent\":\"m1\"",
            "\"digits\":5", "\"carrier\":\"gas\"", "null", "[[[[", "{}", "\"stamp\":\"end\"", "\"at\":\"2026-03-01T10:00:00+08:00\"", "\\ud800", "\uFEFF", "1e999",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public override long AllocationLimit(int inputBytes) => (4 * 1024 * 1024) + (1_024L * inputBytes);

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        var taken = RegistryFile.TryParse(input, out var parks, out var faults);
        outcome.Add(taken ? 1 : 0);
        if (taken == (faults.Count > 0) || (!taken && parks.Count > 0))
        {
            throw new FuzzViolationException($"A registry file is {(taken ? "taken" : "refused")} with {faults.Count} faults and {parks.Count} parks.");
        }

        foreach (var fault in faults.Take(4))
        {
            var sentence = fault.ToString();
            outcome.Add(sentence[Math.Max(0, sentence.Length - 24)..].Sum(c => c));
            if (sentence.Length > 1_000 + (2 * input.Length))
            {
                throw new FuzzViolationException($"A fault has {sentence.Length} characters: {sentence[..200]}");
            }
        }

        if (!taken)
        {
            outcome.AddMagnitude(faults.Count);
            return;
        }

        outcome.AddMagnitude(parks.Sum(park => park.Meters.Count));
        var first = new ArrayBufferWriter<byte>();
        RegistryFile.Write(parks, first);
        var second = new ArrayBufferWriter<byte>();
        RegistryFile.Write(RegistryFile.Parse(first.WrittenSpan), second);
        if (!first.WrittenSpan.SequenceEqual(second.WrittenSpan))
        {
            throw new FuzzViolationException("A registry that is written and read again is another one.");
        }
    }
}
