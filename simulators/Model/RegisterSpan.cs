namespace ParkTwin.Simulators.Model;

/// <summary>A stretch of a meter's life between two replacements or changes.</summary>
/// <param name="FromMs">First instant, Unix milliseconds.</param>
/// <param name="StartTotal">The flow's total at that instant, canonical unit.</param>
/// <param name="Initial">What the register shows then.</param>
/// <param name="Factor">Register steps per canonical unit (unit conversion over ratio).</param>
/// <param name="Digits">Integer digits; null never rolls over.</param>
internal readonly record struct RegisterSpan(long FromMs, double StartTotal, double Initial, double Factor, int? Digits);
