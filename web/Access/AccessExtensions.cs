using ParkTwin.Domain.Access;

namespace ParkTwin.Web.Access;

/// <summary>How routes say what they need.</summary>
internal static class AccessExtensions
{
    /// <summary>The caller's role must have this right; what it sees is its scope.</summary>
    public static T Needs<T>(this T route, AccessRight right, bool export = false)
        where T : IEndpointConventionBuilder => route.WithMetadata(new NeedsAttribute(right) { Export = export });

    /// <summary>Anybody may ask, signed in or not.</summary>
    public static T OpenToAll<T>(this T route)
        where T : IEndpointConventionBuilder => route.WithMetadata(new NeedsAttribute(AccessRight.OwnAccount) { Open = true });
}
