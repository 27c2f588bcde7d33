namespace ParkTwin.Domain.City;

/// <summary>One indicator of a park scheme.</summary>
/// <param name="Id">Its word, unique in the scheme; one of <see cref="ParkReadiness.Computed"/> is computed, others are entered.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Unit">Unit of value and limit.</param>
/// <param name="AtMost">True when the value must not exceed the limit; false when it must reach it.</param>
/// <param name="Core">True when the scheme is failed without it.</param>
/// <param name="Limits">The limits by size of park; none of the park's size means that the indicator does not apply.</param>
public sealed record SchemeIndicator(
    string Id, string NameZh, string NameEn, string Unit, bool AtMost, bool Core, IReadOnlyList<SchemeLimit> Limits);
