using System.Text;

namespace ParkTwin.Web.Tests.Access;

/// <summary>All of an answer that a caller could tell another by: status, headers but the clock's, and every byte of the body.</summary>
internal sealed record MatrixAnswer(int Status, string Headers, string Text)
{
    public static async Task<MatrixAnswer> OfAsync(HttpClient client, HttpRequestMessage request)
    {
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key != "Date")
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");

        // Latin-1 keeps each byte apart.
        var body = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return new MatrixAnswer((int)answer.StatusCode, string.Join("; ", headers), body);
    }
}
