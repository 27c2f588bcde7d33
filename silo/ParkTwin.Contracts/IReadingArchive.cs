namespace ParkTwin.Contracts;

/// <summary>Where readings rest, sorted by meter and month: what recomputation and explanations read.</summary>
public interface IReadingArchive : IBlockStore;
