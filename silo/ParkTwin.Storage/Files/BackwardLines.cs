using System.Runtime.CompilerServices;

namespace ParkTwin.Storage.Files;

/// <summary>Reads the lines of a file from its end, in bounded memory.</summary>
internal static class BackwardLines
{
    private const int Chunk = 64 * 1024;

    /// <summary>The lines before <paramref name="length"/>, the last first, without their ends; one longer than a megabyte ends it.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        IDataFile file, long length, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rest = Array.Empty<byte>();
        while (length > 0 && rest.Length < 1024 * 1024)
        {
            var size = (int)Math.Min(Chunk, length);
            var piece = new byte[size + rest.Length];
            await file.ReadAsync(piece.AsMemory(0, size), length - size, cancellationToken);
            rest.CopyTo(piece, size);
            length -= size;
            var end = piece.Length;
            for (var at = end - 1; at >= 0; at--)
            {
                if (piece[at] == (byte)'\n')
                {
                    if (at + 1 < end)
                    {
                        yield return piece.AsMemory(at + 1, end - at - 1);
                    }

                    end = at;
                }
            }

            rest = piece[..end];
        }

        if (rest.Length > 0)
        {
            yield return rest;
        }
    }
}
