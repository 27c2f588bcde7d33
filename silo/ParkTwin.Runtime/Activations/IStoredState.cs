namespace ParkTwin.Runtime;

/// <summary>A state that is read before its grain is activated.</summary>
internal interface IStoredState
{
    /// <summary>Reads it.</summary>
    Task ReadStateAsync();
}
