namespace ParkTwin.Domain.Evaluation;

/// <summary>A member of a frozen peer group.</summary>
/// <param name="Park">Its park.</param>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Value">Its value of the compared figure.</param>
/// <param name="Weight">Its part in the group's magnitude behind the figure (for an intensity per value added: its value added), not
/// negative; the dominance rule looks at it.</param>
public sealed record PeerMember(ParkId Park, EnterpriseId Enterprise, decimal Value, decimal Weight);
