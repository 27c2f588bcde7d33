namespace ParkTwin.Simulators.Model;

/// <summary>Where a meter sits in its site.</summary>
/// <param name="Channel">One of <see cref="Model.Channel"/>, or a load from <see cref="Model.Channel.Loads"/> on.</param>
/// <param name="Weight">Share of the channel that runs through this meter, 0 to 1.</param>
/// <param name="RippleDepth">How restless it is within a quarter-hour, 0 to 0.9.</param>
/// <param name="Seed">The park's seed.</param>
internal readonly record struct ModelTap(int Channel, double Weight, double RippleDepth, ulong Seed);
