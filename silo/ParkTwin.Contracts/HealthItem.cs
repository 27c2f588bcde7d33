namespace ParkTwin.Contracts;

/// <summary>One condition of the running twin.</summary>
/// <param name="Name">What is looked at, in kebab-case, for example <c>journal</c> or <c>broker</c>.</param>
/// <param name="Healthy">False when somebody should act.</param>
/// <param name="Detail">The value with its unit, the limit, and what to do; one or two sentences.</param>
public sealed record HealthItem(string Name, bool Healthy, string Detail);
