using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>What a block holds; written with it, so that an archive can be read without any manifest.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Month">The UTC month.</param>
/// <param name="Sequence">Rises with every block of the same meter and month; the highest is the newest.</param>
public readonly record struct BlockHeader(MeterId Meter, MonthKey Month, long Sequence);
