namespace ParkTwin.Storage.Registry;

/// <summary>What a registry log holds.</summary>
/// <param name="State">The registry after its last line.</param>
/// <param name="Position">Journal position of the newest change; −1 when there is none.</param>
/// <param name="Length">Bytes of whole lines; what follows is a torn tail.</param>
internal sealed record RegistryLogContent(RegistryState State, long Position, long Length);
