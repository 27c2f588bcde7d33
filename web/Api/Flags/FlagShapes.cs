using ParkTwin.Contracts;
using ParkTwin.Domain.Flags;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Flags;

/// <summary>Shows flags.</summary>
internal static class FlagShapes
{
    /// <summary>The words of the states, in the order of <see cref="FlagState"/>.</summary>
    public static IReadOnlyList<string> States { get; } =
        [.. Enum.GetValues<FlagState>().Select(state => state.ToString().ToLowerInvariant())];

    /// <summary>The word of a state.</summary>
    public static string Of(FlagState state) => States[(int)state];

    /// <summary>A flag as it is shown.</summary>
    public static FlagView View(RegisteredPark park, Flag flag) => View(park, flag, FlagDeadline.Of(flag));

    private static FlagView View(RegisteredPark park, Flag flag, FlagDeadline? deadline) => new()
    {
        Id = flag.Id,
        Park = flag.Park.Value,
        Enterprise = flag.Enterprise.Value,
        Rule = flag.Rule,
        RuleVersion = flag.RuleVersion,
        Period = flag.Period.ToString(),
        Figure = flag.Figure,
        Value = Exact.Trim(flag.Value),
        Threshold = Exact.Trim(flag.Threshold),
        Unit = flag.Unit,
        FactorSet = flag.FactorSet,
        Completeness = AccountWords.Share(flag.Completeness),
        Active = flag.Active,
        State = Of(flag.State),
        Assignee = flag.Assignee,
        Awaited = deadline?.Step,
        Due = ParkTime.At(park, deadline?.DueUnixMs),
        Trail = [.. flag.Trail.Select(one => new FlagEntryView(
            ParkTime.At(park, one.AtUnixMs), one.By, one.Action, one.Text, Of(one.State)))],
    };
}
