using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Grains;

/// <summary>What a gateway may look like.</summary>
internal static class GatewayRules
{
    private const int MostGateways = 10_000;
    private const int MostThumbprints = 20;
    private const int MostMeters = 10_000;
    private const int MostNoteCharacters = 500;
    private const int ThumbprintDigits = 64;

    /// <summary>A thumbprint as it is kept; null where it is none.</summary>
    public static string? Plain(string? thumbprint)
    {
        var digits = thumbprint?.Replace(":", "", StringComparison.Ordinal).Trim().ToLowerInvariant();
        return digits?.Length == ThumbprintDigits && digits.All(char.IsAsciiHexDigitLower) ? digits : null;
    }

    /// <summary>Everything that is wrong with a request, a sentence each.</summary>
    public static List<string> Faults(GatewayRequest request, IReadOnlyList<GatewayRecord> others)
    {
        var faults = new List<string>();
        if (!IdText.IsValid(request.Gateway))
        {
            faults.Add(IdText.Explain("gateway", request.Gateway));
        }

        if (others.Count >= MostGateways)
        {
            faults.Add($"The park has {others.Count} gateways; it can have {MostGateways}. Remove those that are gone.");
        }

        if (request.Meters is { Count: > MostMeters or 0 } meters)
        {
            faults.Add($"meters names {meters.Count} meters; name 1 to {MostMeters}, or leave it null for all of the park.");
        }

        if (request.Thumbprints.Count > MostThumbprints)
        {
            faults.Add($"thumbprints has {request.Thumbprints.Count}; a gateway can have {MostThumbprints}.");
        }

        if (request.Note?.Length > MostNoteCharacters)
        {
            faults.Add($"note has {request.Note.Length} characters; it can have {MostNoteCharacters}.");
        }

        foreach (var thumbprint in request.Thumbprints)
        {
            if (Plain(thumbprint) is not { } plain)
            {
                faults.Add($"'{thumbprint}' is no SHA-256 thumbprint; it has {ThumbprintDigits} hexadecimal digits. "
                    + "openssl x509 -in device.pem -noout -fingerprint -sha256 prints it.");
            }
            else if (others.FirstOrDefault(one => one.Thumbprints.Contains(plain)) is { } other)
            {
                faults.Add($"The certificate {plain} belongs to gateway '{other.Gateway}' already; a certificate names one gateway.");
            }
        }

        return faults;
    }
}
