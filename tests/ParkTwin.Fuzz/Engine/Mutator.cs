using System.Buffers.Binary;
using System.Text;

namespace ParkTwin.Fuzz.Engine;

/// <summary>Changes an input a little or a lot: bits, bytes, lengths, numbers, words of the format, parts of other inputs.</summary>
internal sealed class Mutator(FuzzRandom random, IReadOnlyList<byte[]> words)
{
    private static readonly byte[] Telling = [0, 1, 2, 7, 0x0A, 0x0D, 0x20, 0x22, 0x2C, 0x2E, 0x2F, 0x5C, 0x7F, 0x80, 0xBF, 0xC0, 0xED, 0xF4, 0xFE, 0xFF];
    private static readonly long[] Edges =
        [0, 1, -1, 127, 128, 255, 256, 32767, 32768, 65535, 65536, int.MaxValue, int.MinValue, 268_435_455, long.MaxValue, long.MinValue];

    private readonly byte[] _piece = new byte[4096];

    /// <summary>One to eight changes.</summary>
    public void Mutate(InputBuffer input, Func<ReadOnlyMemory<byte>> other)
    {
        for (var left = 1 + random.Next(1 << random.Next(4)); left > 0; left--)
        {
            Once(input, other);
        }
    }

    private void Once(InputBuffer input, Func<ReadOnlyMemory<byte>> other)
    {
        var at = input.Length == 0 ? 0 : random.Next(input.Length);
        switch (random.Next(16))
        {
            case 0 or 1 when input.Length > 0:
                input.Written[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2 when input.Length > 0:
                input.Written[at] = random.Pick(Telling);
                break;
            case 3 when input.Length > 0:
                input.Written[at] = unchecked((byte)random.Next());
                break;
            case 4 when input.Length > 0:
                input.Written[at] = unchecked((byte)(input.Written[at] + random.Between(-16, 16)));
                break;
            case 5 when input.Length > 0:
                input.Remove(at, Math.Min(random.Length(input.Length) + 1, input.Length - at));
                break;
            case 6:
                Duplicate(input, at);
                break;
            case 7 or 8 when words.Count > 0:
                Word(input, at);
                break;
            case 9 when input.Length > 0:
                Digit(input, at);
                break;
            case 10 when input.Length > 0:
                Edge(input, at);
                break;
            case 11:
                Splice(input, at, other().Span);
                break;
            case 12 when input.Length > 1:
                input.Truncate(at);
                break;
            case 13:
                Swap(input, at);
                break;
            case 14:
                Repeat(input, at);
                break;
            default:
                var noise = _piece.AsSpan(0, random.Between(1, 8));
                random.Fill(noise);
                input.Insert(at, noise);
                break;
        }
    }

    private void Duplicate(InputBuffer input, int at)
    {
        var piece = input.Written[at..];
        piece = piece[..Math.Min(piece.Length, Math.Min(_piece.Length, random.Length(_piece.Length) + 1))];
        piece.CopyTo(_piece);
        input.Insert(input.Length == 0 ? 0 : random.Next(input.Length), _piece.AsSpan(0, piece.Length));
    }

    /// <summary>Puts a word of the format in, or over what is there.</summary>
    private void Word(InputBuffer input, int at)
    {
        var word = random.Pick(words);
        if (random.OneIn(2) && at + word.Length <= input.Length)
        {
            word.CopyTo(input.Written[at..]);
        }
        else
        {
            input.Insert(at, word);
        }
    }

    /// <summary>Changes the number at or after a place: a digit, or all of it.</summary>
    private void Digit(InputBuffer input, int at)
    {
        var digit = input.Written[at..].IndexOfAnyInRange((byte)'0', (byte)'9');
        if (digit < 0)
        {
            return;
        }

        at += digit;
        if (random.OneIn(2))
        {
            input.Written[at] = (byte)('0' + random.Next(10));
            return;
        }

        var length = input.Written[at..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        length = length < 0 ? input.Length - at : length;
        input.Remove(at, length);
        input.Insert(at, Encoding.ASCII.GetBytes(random.Pick(Edges).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>Writes a telling number over one, two, four or eight bytes, in either order.</summary>
    private void Edge(InputBuffer input, int at)
    {
        Span<byte> bytes = stackalloc byte[8];
        var value = unchecked(random.Pick(Edges) + random.Between(-1, 0));
        var size = 1 << random.Next(4);
        if (random.OneIn(2))
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes, unchecked(value << (64 - (8 * size))));
        }

        size = Math.Min(size, input.Length - at);
        bytes[..size].CopyTo(input.Written[at..]);
    }

    /// <summary>The head of this with the tail of another.</summary>
    private void Splice(InputBuffer input, int at, ReadOnlySpan<byte> other)
    {
        if (other.IsEmpty)
        {
            return;
        }

        input.Truncate(at);
        input.Add(other[random.Next(other.Length)..]);
    }

    private void Swap(InputBuffer input, int at)
    {
        if (input.Length > 1)
        {
            var with = random.Next(input.Length);
            (input.Written[at], input.Written[with]) = (input.Written[with], input.Written[at]);
        }
    }

    /// <summary>One byte many times: deep nesting, long digits, long texts.</summary>
    private void Repeat(InputBuffer input, int at)
    {
        var run = _piece.AsSpan(0, random.Length(_piece.Length));
        run.Fill(input.Length == 0 ? random.Pick(Telling) : input.Written[at]);
        input.Insert(at, run);
    }
}
