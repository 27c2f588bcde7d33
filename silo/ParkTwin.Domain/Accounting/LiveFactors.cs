using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Accounting;

/// <summary>
/// The factors that turn live rates into a rate of CO₂, of the same entries as the accounts: bought electricity at the provincial
/// average (GB/T 32151.34-2024 Table C.3), gas as NCV × carbon content × oxidation × 44 ÷ 12 (Table C.1), heat at its factor. Gas
/// volumes are taken at 20 °C, as gas meters in trade state them.
/// </summary>
public static class LiveFactors
{
    private const decimal DioxideOverCarbon = 44m / 12m;
    private const decimal KilogramsPerTonne = 1000m;
    private const decimal GigajoulesPerKilowattHour = 0.0036m;
    private const decimal NormalPerMetredVolume = 273.15m / 293.15m;
    private const decimal VolumesOfNcv = 10_000m;

    /// <summary>The factors that are known.</summary>
    /// <param name="reference">The reference set.</param>
    /// <param name="region">The park's region; null where it is not stated.</param>
    /// <param name="on">The park's date.</param>
    /// <returns>One for each carrier and unit whose entries are all there; others are left out.</returns>
    public static IReadOnlyList<LiveFactor> Of(ReferenceSet reference, string? region, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var table = reference.Factors;
        var found = new List<LiveFactor>();
        if (table.Grid(FactorScope.Provincial, region, on.Year, on) is { Factor: { Value: { } grid } average } lookup)
        {
            found.Add(new LiveFactor(Carrier.Electricity, Measure.KilowattHour, grid, [average.Id], lookup.Provisional));
        }

        if (Entry(table, "carbon_content", "natural_gas", region, on) is { Value: { } content } carbon
            && Entry(table, "oxidation_rate", "natural_gas", region, on) is { Value: { } rate } oxidation)
        {
            var perGigajoule = content * rate * DioxideOverCarbon * KilogramsPerTonne;
            found.Add(new LiveFactor(
                Carrier.Gas, Measure.KilowattHour, perGigajoule * GigajoulesPerKilowattHour, [carbon.Id, oxidation.Id], false));
            if (Entry(table, "ncv", "natural_gas", region, on) is { Value: { } ncv } calorific)
            {
                found.Add(new LiveFactor(
                    Carrier.Gas, Measure.CubicMetre, ncv / VolumesOfNcv * NormalPerMetredVolume * perGigajoule,
                    [calorific.Id, carbon.Id, oxidation.Id], false));
            }
        }

        if (Entry(table, "co2", "heat", region, on) is { Value: { } heat } steam)
        {
            found.Add(new LiveFactor(Carrier.Heat, Measure.Gigajoule, heat * KilogramsPerTonne, [steam.Id], false));
        }

        return found;
    }

    private static Factor? Entry(FactorTable table, string kind, string carrier, string? region, DateOnly on) =>
        table.Edition(kind, carrier, region, on).Factor;
}
