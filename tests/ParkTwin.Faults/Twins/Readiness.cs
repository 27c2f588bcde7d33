namespace ParkTwin.Faults.Twins;

/// <summary>What <c>/health/ready</c> said.</summary>
/// <param name="Ready">It was 200.</param>
/// <param name="Status">Its word.</param>
/// <param name="Why">The entries that are not healthy.</param>
/// <param name="Took">How long the answer took.</param>
internal sealed record Readiness(bool Ready, string Status, string Why, TimeSpan Took);
