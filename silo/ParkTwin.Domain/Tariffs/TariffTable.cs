namespace ParkTwin.Domain.Tariffs;

/// <summary>The tariffs of one reference set with their time bands. Immutable.</summary>
public sealed partial class TariffTable
{
    /// <summary>No tariff.</summary>
    public static TariffTable Empty { get; } = new();
}
