namespace ParkTwin.Simulators.Demo.Drawing;

/// <summary>A shape of the drawing, in its own axes.</summary>
/// <param name="Kind">The kind's word in a map's document.</param>
/// <param name="Id">Its id.</param>
/// <param name="Line">Its positions, m; an area's ring is closed.</param>
/// <param name="IsArea">True for an area, false for a line.</param>
/// <param name="Enterprise">Whose it is; null for nobody's.</param>
/// <param name="Name">Its name; null for none.</param>
/// <param name="Height">Height, m; null for none.</param>
/// <param name="Width">Width of a line, m; null for none.</param>
internal sealed record DrawnShape(
    string Kind, string Id, IReadOnlyList<(double X, double Y)> Line, bool IsArea, string? Enterprise = null, string? Name = null,
    double? Height = null, double? Width = null);
