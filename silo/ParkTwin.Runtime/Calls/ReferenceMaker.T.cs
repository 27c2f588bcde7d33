using Orleans.Runtime;

namespace ParkTwin.Runtime;

/// <summary>Makes references of an emitted class.</summary>
internal sealed class ReferenceMaker<TReference> : ReferenceMaker
    where TReference : GrainReference, new()
{
    /// <inheritdoc/>
    public override GrainReference Create() => new TReference();
}
