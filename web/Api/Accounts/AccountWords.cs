using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>The words and shapes that all answers of accounts share.</summary>
internal static class AccountWords
{
    private const decimal Millionth = 0.000001m;

    /// <summary>The word of a state.</summary>
    public static string Of(ReportState state) => state switch
    {
        ReportState.Final => "final",
        ReportState.Restated => "restated",
        _ => "provisional",
    };

    /// <summary>How answers call the enterprise of a figure id: null for a whole park, <c>~</c> for the park's own meters.</summary>
    public static string? EnterpriseOf(string word) => word switch
    {
        FigureId.WholePark => null,
        FigureId.ParkOwn => GrainKeys.ParkOwn,
        _ => word,
    };

    /// <summary>A share of 0..1 to six decimals, rounded down: it is 1 only where everything is covered.</summary>
    public static decimal? Share(decimal? share) => share is { } known ? Exact.Trim(known - (known % Millionth)) : null;

    /// <summary>A difference between two neighbouring versions.</summary>
    public static DifferenceView Of(RestatedFigure one) => new()
    {
        Scope = FigureId.WordOf(one.Scope),
        Key = one.Key,
        From = Exact.Trim(one.From),
        To = Exact.Trim(one.To),
        Difference = Exact.Trim(one.To - one.From),
        DataQuality = Exact.Trim(one.DataQuality),
        Activity = Exact.Trim(one.Activity),
        Factor = Exact.Trim(one.Factor),
    };

    /// <summary>The differences of one figure over several restatements, oldest first, as one.</summary>
    public static DifferenceView Total(IEnumerable<RestatedFigure> steps)
    {
        var all = steps.ToArray();
        var known = Array.TrueForAll(all, one => one is { From: not null, To: not null });
        return Of(all[0] with
        {
            To = all[^1].To,
            DataQuality = known ? all.Sum(one => one.DataQuality) : null,
            Activity = known ? all.Sum(one => one.Activity) : null,
            Factor = known ? all.Sum(one => one.Factor) : null,
        });
    }
}
