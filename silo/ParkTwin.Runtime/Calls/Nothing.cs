namespace ParkTwin.Runtime;

/// <summary>The result of a method that answers a bare task.</summary>
internal readonly struct Nothing;
