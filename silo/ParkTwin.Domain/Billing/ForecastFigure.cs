using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Billing;

/// <summary>A forecast with its 95 % interval; each with the tree that makes it.</summary>
/// <param name="Value">What is expected.</param>
/// <param name="Low">The low end; never below what is known already.</param>
/// <param name="High">The high end.</param>
public sealed record ForecastFigure(Figure Value, Figure Low, Figure High)
{
    /// <summary>All three are another figure as it stands: nothing is left to forecast.</summary>
    public static ForecastFigure Settled(string key, string formula, Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        Figure As(string end) => Figure.Of(key + end, figure.Unit, FigureOperation.Chosen, formula, figure);
        return new(As(string.Empty), As(".low"), As(".high"));
    }

    /// <summary>All three are unknown.</summary>
    public static ForecastFigure Unknown(string key, string unit, string reason) => new(
        Figure.Unknown(key, unit, reason), Figure.Unknown(key + ".low", unit, reason), Figure.Unknown(key + ".high", unit, reason));
}
