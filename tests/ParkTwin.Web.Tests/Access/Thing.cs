namespace ParkTwin.Web.Tests.Access;

/// <summary>What a route's address names.</summary>
internal enum Thing
{
    /// <summary>Nothing that is anybody's.</summary>
    None,

    /// <summary>A park, of which an enterprise has its part.</summary>
    Park,

    /// <summary>A park as a whole.</summary>
    WholePark,

    /// <summary>An enterprise, its meter, figure or flag; or those of the park itself.</summary>
    Enterprise,

    /// <summary>An enterprise's flag; the park itself has none.</summary>
    Flag,
}
