namespace ParkTwin.Storage.Registry;

/// <summary>What a registry log holds.</summary>
/// <param name="State">The registry after its last line.</param>
/// <param name="Position">Journal position of the newest change; −1 when there is none.</param>
/// <param name="Length">Bytes of whole lines; what follows is a torn tail.</param>
/// <param name="LastChanges">Offset of the last line that holds changes, or of the first line; everything before it is durable.</param>
/// <param name="IsSealed">True when the last line says that everything before it is durable.</param>
internal sealed record RegistryLogContent(RegistryState State, long Position, long Length, long LastChanges, bool IsSealed);
