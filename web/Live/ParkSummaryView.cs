namespace ParkTwin.Web.Live;

/// <summary>One park in the list of parks.</summary>
/// <param name="Id">The park's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="TimeZone">IANA time zone.</param>
/// <param name="Region">ISO 3166-2 region; null when not stated.</param>
/// <param name="Enterprises">Number of enterprises.</param>
/// <param name="Meters">Number of meters.</param>
public sealed record ParkSummaryView(string Id, string Name, string TimeZone, string? Region, int Enterprises, int Meters);
