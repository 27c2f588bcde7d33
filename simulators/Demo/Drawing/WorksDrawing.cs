using System.Globalization;
using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Demo.Drawing;

/// <summary>Draws what stands on the land of one enterprise: an office, its halls, a stack where its trade has one, PV on the roofs.</summary>
internal static class WorksDrawing
{
    private const double StoreyM = 4.8;
    private const double SquareMetresPerKilowatt = 5.2;
    private const double LandPerHallM2 = 14_000;

    /// <summary>The shapes of an enterprise.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="industry">Its industry, GB/T 4754.</param>
    /// <param name="floorM2">Its floor area, m².</param>
    /// <param name="pvKw">Its PV, kW; 0 for none.</param>
    /// <param name="land">Its land.</param>
    public static IEnumerable<DrawnShape> Of(string id, string industry, double floorM2, double pvKw, Patch land)
    {
        var seed = Noise.Derive(20_261_121, id);
        var halls = Math.Clamp((int)Math.Round(land.Area / LandPerHallM2), 1, 6);
        double[] weights = [HasTowers(industry) ? 1 : 0.35, .. Enumerable.Range(0, halls).Select(i => Noise.Between(seed, i, 0.8, 1.3))];
        var cells = GroundSplit.Split(land.Inset(8), weights, []);
        var footprints = cells.Select((cell, i) => Footprint(cell, seed, i)).ToArray();
        var storeys = Math.Max(1, floorM2 / footprints.Sum(one => one.Area));
        var left = pvKw * SquareMetresPerKilowatt;
        for (var i = 0; i < footprints.Length; i++)
        {
            var isOffice = i == 0;
            var height = HeightOf(industry, storeys, isOffice, Noise.Between(seed, 40 + i, 0.82, 1.22));
            yield return new DrawnShape(
                "building", $"{id}-b{i + 1}", footprints[i].Ring, IsArea: true, id, NameOf(industry, i), height);
            if (left > 0 && (!isOffice || halls == 0) && Panels(footprints[i], left) is { } panels)
            {
                left -= panels.Area;
                yield return new DrawnShape("pv", $"{id}-pv{i + 1}", panels.Ring, IsArea: true, id, "屋顶光伏", height);
            }
        }

        if (HasStack(industry))
        {
            yield return Stack(id, cells[^1], seed);
        }
    }

    private static bool HasTowers(string industry) =>
        industry.StartsWith("I65", StringComparison.Ordinal) || industry.StartsWith('M') || industry.StartsWith('P');

    private static bool HasStack(string industry) => industry[..3] is "C22" or "C26" or "C30" or "C17";

    private static Patch Footprint(Patch cell, ulong seed, int number)
    {
        // Halls fill their ground to a little less than half, with yards that differ.
        var room = cell.Inset(5);
        var width = room.Width * Noise.Between(seed, 20 + number, 0.72, 0.94);
        var depth = room.Depth * Noise.Between(seed, 30 + number, 0.66, 0.92);
        return new Patch(room.X, room.Y + (room.Depth - depth), width, depth);
    }

    private static double HeightOf(string industry, double storeys, bool isOffice, double varied)
    {
        var plain = industry[..3] switch
        {
            "I65" or "M73" or "P83" => (storeys + 3) * StoreyM,
            "I64" => 26,
            "G59" => 22,
            "C22" or "C26" or "C27" => (storeys * StoreyM) + 8,
            "C30" or "C39" => (storeys * StoreyM) + 6,
            _ => (storeys * StoreyM) + 2,
        };
        return Math.Round(Math.Clamp(plain * varied * (isOffice ? 1.9 : 1), 8, 62), 1);
    }

    private static string NameOf(string industry, int number) => (number, HasTowers(industry)) switch
    {
        (0, false) => "综合楼",
        (_, true) => string.Create(CultureInfo.InvariantCulture, $"{number + 1}号楼"),
        _ when industry.StartsWith("G59", StringComparison.Ordinal) => string.Create(CultureInfo.InvariantCulture, $"{number}号库"),
        _ when industry.StartsWith("I64", StringComparison.Ordinal) => string.Create(CultureInfo.InvariantCulture, $"{number}号机房"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{number}号厂房"),
    };

    /// <summary>Panels on a roof, with a walk around them; less deep where fewer are needed.</summary>
    private static Patch? Panels(Patch roof, double wantedM2)
    {
        var field = roof.Inset(3.5);
        return field.Width < 8 || field.Depth < 8 ? null : field with { Depth = Math.Min(field.Depth, Math.Max(4, wantedM2 / field.Width)) };
    }

    private static DrawnShape Stack(string id, Patch cell, ulong seed)
    {
        const int Sides = 10;
        const double RadiusM = 3.4;
        var (x, y) = (cell.Right - 6, cell.Y + 5);
        (double X, double Y)[] ring =
        [
            .. Enumerable.Range(0, Sides).Select(i =>
                (x + (RadiusM * Math.Cos(2 * Math.PI * i / Sides)), y + (RadiusM * Math.Sin(2 * Math.PI * i / Sides)))),
        ];
        return new DrawnShape(
            "building", $"{id}-stack", [.. ring, ring[0]], IsArea: true, id, "烟囱", Math.Round(Noise.Between(seed, 60, 38, 56), 1));
    }
}
