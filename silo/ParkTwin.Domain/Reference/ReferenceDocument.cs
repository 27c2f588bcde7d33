using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ParkTwin.Domain.Reference;

/// <summary>One published version of one reference document, as text.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Json">The document.</param>
public sealed record ReferenceDocument(ReferenceKind Kind, string Json)
{
    /// <summary>
    /// SHA-256 of what the document says, in hexadecimal: blanks and line ends between its parts do not count. A document that is not
    /// JSON is taken as it stands.
    /// </summary>
    public string Fingerprint()
    {
        string text;
        try
        {
            using var document = JsonDocument.Parse(Json.AsMemory().TrimStart('\uFEFF'));
            JsonTexts.ThrowIfUnreadable(document.RootElement);
            text = JsonSerializer.Serialize(document.RootElement);
        }
        catch (JsonException)
        {
            text = Json;
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
