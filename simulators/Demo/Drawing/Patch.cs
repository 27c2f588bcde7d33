namespace ParkTwin.Simulators.Demo.Drawing;

/// <summary>A rectangle of ground in the drawing's own axes, m, its origin in the middle of the park.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Lower edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Depth">Depth.</param>
internal readonly record struct Patch(double X, double Y, double Width, double Depth)
{
    /// <summary>Right edge.</summary>
    public double Right => X + Width;

    /// <summary>Upper edge.</summary>
    public double Top => Y + Depth;

    /// <summary>Its area, m².</summary>
    public double Area => Width * Depth;

    /// <summary>The patch less a margin on each side; never less than a metre wide.</summary>
    public Patch Inset(double margin)
    {
        var across = Math.Min(margin, (Width - 1) / 2);
        var along = Math.Min(margin, (Depth - 1) / 2);
        return new Patch(X + across, Y + along, Width - (2 * across), Depth - (2 * along));
    }

    /// <summary>Its corners, anticlockwise, the first again as the last.</summary>
    public (double X, double Y)[] Ring => [(X, Y), (Right, Y), (Right, Top), (X, Top), (X, Y)];

    /// <summary>Cuts it across its longer side; between both parts a gap stays free.</summary>
    /// <param name="share">The first part's share of what is not gap, 0 to 1.</param>
    /// <param name="gap">The gap, m.</param>
    /// <param name="middle">The line in the middle of the gap.</param>
    public (Patch First, Patch Second) Cut(double share, double gap, out (double X, double Y)[] middle)
    {
        if (Width >= Depth)
        {
            var first = (Width - gap) * share;
            middle = [(X + first + (gap / 2), Y), (X + first + (gap / 2), Top)];
            return (this with { Width = first }, new Patch(X + first + gap, Y, Width - gap - first, Depth));
        }

        var lower = (Depth - gap) * share;
        middle = [(X, Y + lower + (gap / 2)), (Right, Y + lower + (gap / 2))];
        return (this with { Depth = lower }, new Patch(X, Y + lower + gap, Width, Depth - gap - lower));
    }
}
