namespace ParkTwin.Domain.Tariffs;

/// <summary>
/// A run of power factors in an adjustment table: the share is <see cref="Fixed"/> + <see cref="Step"/> × hundredths that the power
/// factor lies below <see cref="CountFrom"/>.
/// </summary>
/// <param name="Lowest">Lowest power factor, two decimals.</param>
/// <param name="Highest">Highest power factor, two decimals.</param>
/// <param name="Fixed">Share of the charge at <paramref name="CountFrom"/>; negative lowers the bill.</param>
/// <param name="Step">Share per 0.01 below <paramref name="CountFrom"/>.</param>
/// <param name="CountFrom">Where counting begins.</param>
public sealed record PowerFactorRow(decimal Lowest, decimal Highest, decimal Fixed, decimal Step, decimal CountFrom);
