using ParkTwin.Web.Api.Explaining;
using ParkTwin.Web.Api.Flags;

namespace ParkTwin.Web.Api.Platform;

/// <summary>A flag with the tree of the figure it rests on, as a package holds it.</summary>
/// <param name="Flag">The flag with its trail.</param>
/// <param name="Rule">The rule as it judged the flag; null where its version is not there any more.</param>
/// <param name="Figure">The tree of the figure, down to meters, declarations and factors; null where the account has it no more.</param>
public sealed record FlagEvidenceView(FlagView Flag, RuleEditionView? Rule, FigureNodeView? Figure);
