using Orleans.Runtime;

namespace ParkTwin.Runtime;

/// <summary>Makes references by one interface, not yet bound to a grain.</summary>
internal abstract class ReferenceMaker
{
    /// <summary>Makes one.</summary>
    public abstract GrainReference Create();
}
