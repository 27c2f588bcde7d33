namespace ParkTwin.Testing;

/// <summary>What a simulated disk is asked to do; faults and delays are chosen by it.</summary>
internal enum DiskOperation : byte
{
    Open,
    Read,
    Write,
    SetLength,
    Flush,
    Rename,
    Delete,
    FlushDirectory,
    List,
}
