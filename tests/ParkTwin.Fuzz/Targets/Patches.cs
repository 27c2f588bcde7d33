using ParkTwin.Fuzz.Engine;

namespace ParkTwin.Fuzz.Targets;

/// <summary>
/// Damage to a file of the product, as an input: each patch is three bytes of offset (modulo the file's length), a byte of length, and the
/// bytes that stand there then. A length of 0 cuts the file at the offset.
/// </summary>
internal static class Patches
{
    private const int Head = 4;

    /// <summary>A copy of a file with patches.</summary>
    public static byte[] Apply(byte[] file, ReadOnlySpan<byte> patches)
    {
        var damaged = (byte[])file.Clone();
        while (patches.Length >= Head && damaged.Length > 0)
        {
            var offset = ((patches[0] << 16) | (patches[1] << 8) | patches[2]) % damaged.Length;
            var length = Math.Min(patches[3] & 31, patches.Length - Head);
            if (patches[3] == 0)
            {
                Array.Resize(ref damaged, offset);
            }
            else
            {
                patches.Slice(Head, Math.Min(length, damaged.Length - offset)).CopyTo(damaged.AsSpan(offset));
            }

            patches = patches[(Head + length)..];
        }

        return damaged;
    }

    /// <summary>Writes one or a few patches, most of them where the file is not zero.</summary>
    public static void Generate(FuzzRandom random, InputBuffer into, byte[] file)
    {
        Span<byte> room = stackalloc byte[8];
        for (var left = 1 + random.Next(4); left > 0; left--)
        {
            var offset = random.Next(Math.Max(1, file.Length));
            var next = file.AsSpan(offset).IndexOfAnyExcept((byte)0);
            offset += next > 0 && !random.OneIn(4) ? next : 0;
            var bytes = room[..(1 << random.Next(4))];
            if (random.OneIn(2))
            {
                random.Fill(bytes);
            }
            else
            {
                bytes.Fill(random.OneIn(2) ? (byte)0xFF : (byte)random.Next(3));
            }

            into.Add((byte)(offset >> 16));
            into.AddUInt16(offset & 0xFFFF);
            into.Add((byte)(random.OneIn(30) ? 0 : bytes.Length));
            into.Add(bytes);
        }
    }
}
