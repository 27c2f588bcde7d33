namespace ParkTwin.Domain.Tariffs;

/// <summary>What a tariff charges for.</summary>
public enum TariffKind : byte
{
    /// <summary><c>single-part</c> (单一制): energy alone.</summary>
    SinglePart = 0,

    /// <summary><c>two-part</c> (两部制): energy, and demand or capacity.</summary>
    TwoPart = 1,
}
