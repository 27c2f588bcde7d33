using System.Buffers.Binary;
using System.Text;
using ParkTwin.Fuzz.Engine;
using ParkTwin.Storage.GrainStates;
using ParkTwin.Storage.Journals;
using ParkTwin.Storage.Registry;

namespace ParkTwin.Fuzz.Targets;

/// <summary>Files of grain states and the registry's log. The first byte says which, and whether checksums are made to fit.</summary>
internal sealed class StateTarget : FuzzTarget
{
    private const string Owner = "enterprise\nqsh/e1";

    public override string Name => "states";

    public override double Share => 0.02;

    public override int LargestInput => 4 * 1024;

    public override long AllocationLimit(int inputBytes) => (2 * 1024 * 1024) + (512L * inputBytes);

    public override IReadOnlyList<byte[]> Words { get; } =
    [
        .. new[] { "{\"changes\":[", "\"position\":1", "\"op\":\"", "\"park\":", "null", "\n", "00000000 {", "\"format\":\"parktwin-registry\"", "\"version\":1" }
            .Select(Encoding.UTF8.GetBytes),
    ];

    public override IEnumerable<byte[]> Seeds()
    {
        yield return [0, .. StateFile.Write(default, Owner, "{\"a\":1}"u8)];
        yield return [0x80, .. StateFile.Write(default, Owner, "{\"a\":1}"u8)];
        yield return [1, .. RegistryLogLines.Header("j1"), .. Line("{\"position\":3,\"changes\":[]}")];
        yield return [0x81, .. RegistryLogLines.Header("j1"), .. Line("{\"position\":3,\"changes\":[{\"ops\":[]}]}")];
        yield return [2, .. "{\"ops\":[]}"u8];
    }

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        if (input.IsEmpty)
        {
            return;
        }

        var file = input[1..].ToArray();
        outcome.Add(input[0] & 0x83);
        try
        {
            switch (input[0] & 3)
            {
                case 0:
                    State(file, input[0] >= 0x80);
                    break;
                case 1:
                    var content = RegistryLogLines.Read("registry.log", input[0] >= 0x80 ? Mended(file) : file, "j1");
                    outcome.AddMagnitude(content.Length);
                    break;
                default:
                    RegistryChange.Parse(file);
                    break;
            }

            outcome.Add(1);
        }
        catch (InvalidDataException fault)
        {
            outcome.Add(fault.Message.Length);
        }
    }

    private static void State(byte[] file, bool mend)
    {
        if (mend && file.Length > 12)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(8), Crc32C.Of(file.AsSpan(12)));
        }

        StateFile.Read("state", file, Owner);
    }

    private static byte[] Line(string json) =>
        Encoding.UTF8.GetBytes($"{Crc32C.Of(Encoding.UTF8.GetBytes(json)):x8} {json}\n");

    /// <summary>Makes the checksum of each line fit.</summary>
    private static byte[] Mended(byte[] file)
    {
        var mended = new List<byte>();
        foreach (var range in file.AsSpan().Split((byte)'\n'))
        {
            var line = file.AsSpan()[range];
            if (line.Length > 9)
            {
                mended.AddRange(Encoding.ASCII.GetBytes($"{Crc32C.Of(line[9..]):x8} "));
                mended.AddRange(line[9..]);
                mended.Add((byte)'\n');
            }
        }

        return [.. mended];
    }
}
