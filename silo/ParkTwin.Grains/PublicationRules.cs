using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Grains;

/// <summary>What a request to publish must say, before its document is read.</summary>
internal static class PublicationRules
{
    /// <summary>Who publishes what was found at a start.</summary>
    public const string Files = "files";

    private const int LongestNote = 2000;
    private const int LongestName = 100;

    /// <summary>What is wrong with the request itself.</summary>
    public static IEnumerable<string> Faults(PublishRequest request)
    {
        if (request.Version is { } version && !IdText.IsValid(version))
        {
            yield return $"Version '{version}' is no name: 1 to 64 of ASCII letters, digits, '-', '_', '.', the first a letter or digit.";
        }

        if (string.IsNullOrWhiteSpace(request.By) || request.By.Length > LongestName)
        {
            yield return $"Nobody says who publishes: give 1 to {LongestName} characters.";
        }

        if (request.By == Files)
        {
            yield return $"'{Files}' stands for what was found at a start; give another name.";
        }

        if (request.Note?.Length > LongestNote)
        {
            yield return $"The note has {request.Note.Length} characters; at most {LongestNote}.";
        }
    }
}
