namespace ParkTwin.Web.Live;

/// <summary>The head of a live view.</summary>
/// <param name="Id">The park's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="TimeZone">IANA time zone.</param>
/// <param name="Region">ISO 3166-2 region; null when not stated.</param>
/// <param name="Demo">True for the modelled park.</param>
public sealed record ParkHeadView(string Id, string Name, string TimeZone, string? Region, bool Demo);
