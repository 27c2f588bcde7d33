namespace ParkTwin.Domain.Declared;

/// <summary>A declared amount of a flow.</summary>
/// <param name="Flow">Word of the flow (<see cref="Accounting.Flows"/>).</param>
/// <param name="Amount">The amount, not negative.</param>
/// <param name="Unit">Its unit; must fit the flow.</param>
public sealed record DeclaredActivity(string Flow, decimal Amount, string Unit);
