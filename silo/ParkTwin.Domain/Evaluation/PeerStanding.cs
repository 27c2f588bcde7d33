namespace ParkTwin.Domain.Evaluation;

/// <summary>The answer to one enterprise about itself.</summary>
/// <param name="Band">Its band; null when none is told.</param>
/// <param name="Members">The group's size, coarse: <c>5-9</c>, <c>10-19</c>, <c>20-49</c>, <c>50+</c>; null when no band is told.</param>
/// <param name="Reason">Why no band is told; null when one is.</param>
public sealed record PeerStanding(PeerBand? Band, string? Members, string? Reason);
