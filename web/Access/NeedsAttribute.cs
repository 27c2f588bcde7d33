using ParkTwin.Domain.Access;

namespace ParkTwin.Web.Access;

/// <summary>What an endpoint asks of its caller. An endpoint under /api or /hubs without one, and not <see cref="Open"/>, is refused.</summary>
/// <param name="right">The right; the caller's role must have it.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
internal sealed class NeedsAttribute(AccessRight right) : Attribute
{
    /// <summary>The right.</summary>
    public AccessRight Right { get; } = right;

    /// <summary>True for what anybody may ask, signed in or not: sign-in itself, health.</summary>
    public bool Open { get; init; }

    /// <summary>True where the answer leaves as a file and is written in the audit trail.</summary>
    public bool Export { get; init; }
}
