namespace ParkTwin.Web.Api;

/// <summary>Reads a body, but no more than a limit.</summary>
internal static class BoundedBody
{
    private const int Piece = 64 * 1024;

    /// <summary>The bytes; null where there are more than the limit.</summary>
    public static Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most) =>
        request.ContentLength > most
            ? Task.FromResult<ReadOnlyMemory<byte>?>(null)
            : ReadAsync(request.Body, most, request.HttpContext.RequestAborted);

    /// <summary>The bytes of a stream; null where there are more than the limit.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream stream, int most, CancellationToken cancellation)
    {
        var kept = new MemoryStream();
        var piece = new byte[Piece];
        int read;
        while ((read = await stream.ReadAsync(piece, cancellation)) > 0)
        {
            if (kept.Length + read > most)
            {
                return null;
            }

            kept.Write(piece, 0, read);
        }

        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }
}
