namespace ParkTwin.Contracts;

/// <summary>The registry as it stands; a reader takes one snapshot and works with it to the end. Safe for concurrent use.</summary>
public interface IRegistryView
{
    /// <summary>The newest registry; a change replaces it as a whole.</summary>
    RegistrySnapshot Current { get; }
}
