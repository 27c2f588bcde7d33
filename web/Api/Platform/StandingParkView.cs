namespace ParkTwin.Web.Api.Platform;

/// <summary>A park of the platform.</summary>
/// <param name="Park">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="TimeZone">Its time zone, IANA.</param>
/// <param name="Demo">True for the modelled park.</param>
public sealed record StandingParkView(string Park, string Name, string TimeZone, bool Demo);
