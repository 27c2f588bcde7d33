namespace ParkTwin.Contracts;

/// <summary>Where ledger days rest; derived from the readings and safe to drop as a whole.</summary>
public interface ILedgerBlocks : IBlockStore;
