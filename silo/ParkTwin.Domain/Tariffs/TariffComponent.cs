using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tariffs;

/// <summary>A published part of a price that is shown beside a tariff and not added by itself: whoever enters the prices decides
/// whether it is in the flat or in the fixed part.</summary>
/// <param name="Kind"><c>transmission</c> (输配电价) or <c>funds</c> (政府性基金及附加).</param>
/// <param name="From">First local date; null where the source names none.</param>
/// <param name="LeastVoltageKv">Least supply voltage, kV; null for any.</param>
/// <param name="Price">元/kWh, tax included; null is not known.</param>
/// <param name="Citation">The document.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record TariffComponent(
    string Kind, DateOnly? From, decimal? LeastVoltageKv, decimal? Price, string Citation, FactorConfidence Confidence);
