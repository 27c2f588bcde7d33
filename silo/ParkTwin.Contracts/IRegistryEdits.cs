using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>How a person adds meters and enterprises while the twin runs, and renames them. Safe for concurrent use.</summary>
public interface IRegistryEdits
{
    /// <summary>
    /// Takes an edit whole or not at all; durable, and in the registry, when the task completes. Safe to repeat: what is there already
    /// changes nothing. What would alter past figures is a fault that says how to say it instead.
    /// </summary>
    /// <param name="park">The park.</param>
    /// <param name="edit">What to add and to rename.</param>
    /// <param name="commit">False to be told the faults alone.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Every fault; none when it was, or would be, taken.</returns>
    Task<IReadOnlyList<RegistryEditFault>> EditAsync(ParkId park, RegistryEdit edit, bool commit, CancellationToken cancellationToken);
}
