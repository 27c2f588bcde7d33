namespace Orleans.Runtime;

#pragma warning disable CA1813 // Orleans leaves it open.
/// <summary>Asks for a persistent state as a constructor parameter of type <see cref="IPersistentState{TState}"/>.</summary>
/// <param name="stateName">Name of the state within the grain.</param>
/// <param name="storageName">Key of the <c>IGrainStorage</c> service; null takes the one without a key.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
#pragma warning restore CA1813
{
    /// <summary>Name of the state within the grain.</summary>
    public string StateName { get; } = stateName ?? throw new ArgumentNullException(nameof(stateName));

    /// <summary>Key of the storage service; null for the one without a key.</summary>
    public string? StorageName { get; } = storageName;
}
