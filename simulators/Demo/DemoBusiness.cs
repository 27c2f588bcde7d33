using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Demo;

/// <summary>The business of one invented enterprise: sized so that its carbon per value added lies near its industry's.</summary>
internal sealed class DemoBusiness
{
    private readonly ulong _seed;
    private readonly double _valueAdded;
    private readonly double _carbon;
    private readonly double _share;
    private readonly double _tax;
    private readonly double _research;
    private readonly double _headcount;

    /// <summary>A business.</summary>
    /// <param name="seed">The firm's own seed.</param>
    /// <param name="carbon">About what it emits in a year, tCO₂.</param>
    /// <param name="carbonPerValueAdded">tCO₂ per 万元 around which its industry lies.</param>
    public DemoBusiness(ulong seed, double carbon, double carbonPerValueAdded)
    {
        _seed = seed;
        _carbon = carbon;
        _valueAdded = carbon / (carbonPerValueAdded * Noise.Between(seed, 1, 0.55, 1.55));
        _share = Noise.Between(seed, 2, 0.19, 0.34);
        _tax = Noise.Between(seed, 3, 0.09, 0.22);
        _research = Noise.Between(seed, 4, 0.015, 0.05);
        _headcount = Math.Max(12, _valueAdded / Noise.Between(seed, 5, 18, 45));
    }

    /// <summary>A month's figures: half of the year's twelfth, half as the month's energy goes, growing by 3 % a year.</summary>
    /// <param name="month">The month.</param>
    /// <param name="carbon">About what it emits in the month, tCO₂.</param>
    public DeclaredFigures Month(LocalMonth month, double carbon)
    {
        var growth = 1 + (0.03 * (month.Index - LocalMonth.Of(2025, 6).Index) / 12);
        var wobble = 1 + Noise.Between(_seed, 1000 + month.Index, -0.06, 0.06);
        var share = (0.5 / 12) + (0.5 * carbon / _carbon);
        var valueAdded = DemoDeclarations.Round(_valueAdded * share * growth * wobble, 2);
        var output = DemoDeclarations.Round((double)valueAdded / (_share * (1 + Noise.Between(_seed, 2000 + month.Index, -0.04, 0.04))), 2);
        return new()
        {
            Output = output,
            ValueAdded = valueAdded,
            Tax = DemoDeclarations.Round((double)valueAdded * _tax * (1 + Noise.Between(_seed, 3000 + month.Index, -0.15, 0.15)), 2),
            ResearchAndDevelopment = DemoDeclarations.Round((double)output * _research, 2),
            Headcount = DemoDeclarations.Round(_headcount * (1 + Noise.Between(_seed, 4000 + (month.Index / 3), -0.04, 0.04)), 0),
        };
    }
}
