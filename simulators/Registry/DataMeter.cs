using ParkTwin.Domain;

namespace ParkTwin.Simulators.Registry;

/// <summary>A line of <c>meters.csv</c>.</summary>
/// <param name="Definition">The registry's entry.</param>
/// <param name="File">The file that holds its readings.</param>
/// <param name="Building">The building or enterprise.</param>
/// <param name="Use">What the building is.</param>
/// <param name="SubUse">More exactly.</param>
/// <param name="FloorM2">Floor area, m²; null where the source has none.</param>
internal sealed record DataMeter(
    MeterDefinition Definition, string File, string Building, string Use, string SubUse, decimal? FloorM2);
