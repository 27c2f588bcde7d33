using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.City;

/// <summary>A park as the ranking takes it.</summary>
/// <param name="Park">Its id.</param>
/// <param name="Name">Its name; null when it has none.</param>
/// <param name="Quarters">Its sums, one account per quarter of the year from the first to the ranked one, in order.</param>
public sealed record CityPark(ParkId Park, string? Name, IReadOnlyList<Account> Quarters);
