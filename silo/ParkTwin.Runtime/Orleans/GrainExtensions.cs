using Orleans.Runtime;
using ParkTwin.Runtime;

namespace Orleans;

/// <summary>Identity of grains and references.</summary>
public static class GrainExtensions
{
    /// <summary>The id of a grain or of what a reference points to.</summary>
    /// <exception cref="ArgumentException">It is neither, or a grain made outside the runtime.</exception>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        null => throw new ArgumentNullException(nameof(grain)),
        GrainReference reference => reference.GrainId,
        IGrainBase { GrainContext: { } context } => context.GrainId,
        _ => throw new ArgumentException($"A {grain.GetType().FullName} is no grain of the runtime and no reference.", nameof(grain)),
    };

    /// <summary>The text key of a grain or of the grain that a reference points to.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => GetGrainId(grain).Key.ToString();

    /// <summary>A reference to a grain, to be passed on in its place.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) => grain switch
    {
        null => throw new ArgumentNullException(nameof(grain)),
        TGrainInterface same when grain is GrainReference => same,
        GrainReference reference => (TGrainInterface)(object)reference.As(typeof(TGrainInterface)),
        IGrainBase instance => (TGrainInterface)(object)Activation.Of(instance).SelfReference.As(typeof(TGrainInterface)),
        _ => throw new ArgumentException($"A {grain.GetType().FullName} is no grain of the runtime and no reference.", nameof(grain)),
    };
}
