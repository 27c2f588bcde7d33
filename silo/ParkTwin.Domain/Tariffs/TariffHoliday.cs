using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tariffs;

/// <summary>The days of one holiday in one year.</summary>
/// <param name="Name"><c>spring-festival</c> (春节), <c>labour-day</c> (劳动节), <c>national-day</c> (国庆节) or another word that an
/// edition names.</param>
/// <param name="From">First local date.</param>
/// <param name="To">Last local date.</param>
/// <param name="Citation">The notice.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record TariffHoliday(string Name, DateOnly From, DateOnly To, string Citation, FactorConfidence Confidence)
{
    /// <summary>Weekend days that are worked for it (调休): like workdays in how much is used at which time; their bands are the day's own.</summary>
    public IReadOnlyList<DateOnly> Workdays { get; init; } = [];
}
