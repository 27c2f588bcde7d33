namespace ParkTwin.Contracts;

/// <summary>What the ingester says of itself. Safe for concurrent use; cheap enough to be asked every second.</summary>
public interface IIngestStatus
{
    /// <summary>The counts and conditions at this moment, consistent with each other.</summary>
    IngestStatus Read();
}
