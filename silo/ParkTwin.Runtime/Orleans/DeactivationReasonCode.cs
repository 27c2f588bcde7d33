namespace Orleans;

#pragma warning disable CA1028 // Orleans stores it as a byte.
/// <summary>Why an activation ends.</summary>
public enum DeactivationReasonCode : byte
#pragma warning restore CA1028
{
    /// <summary>No reason given.</summary>
    None,

    /// <summary>The process ends.</summary>
    ShuttingDown,

    /// <summary>It could not be activated.</summary>
    ActivationFailed,

    /// <summary>The directory failed (clusters only).</summary>
    DirectoryFailure,

    /// <summary>Nobody called it for a while.</summary>
    ActivationIdle,

    /// <summary>It stopped answering (clusters only).</summary>
    ActivationUnresponsive,

    /// <summary>Another activation of the same grain is the right one.</summary>
    DuplicateActivation,

    /// <summary>A call was not compatible (clusters only).</summary>
    IncompatibleRequest,

    /// <summary>A call failed so that the activation's state cannot be trusted, for example on a stale ETag.</summary>
    ApplicationError,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested,

    /// <summary>It moves elsewhere (clusters only).</summary>
    Migrating,

    /// <summary>The runtime asked for it.</summary>
    RuntimeRequested,

    /// <summary>Memory is short (clusters only).</summary>
    HighMemoryPressure,
}
