using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ParkTwin.Simulators.Demo.Drawing;
using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Demo;

/// <summary>
/// Draws the demo park: its land shared out among the enterprises by their registered area, with roads between, a lake, green, a
/// substation, and on each plot as much building as the enterprise has registered floor. Nothing of it is surveyed.
/// </summary>
internal static class DemoMap
{
    private const double SquareMetresPerMu = 10_000d / 15;
    private const double SmallPlotMu = 9;
    private const double ParkWidthM = 1_480;
    private const double RoadsShare = 1.17;
    private const double TurnRadians = -0.24;
    private const double MetresPerDegree = 111_320;

    private const string Source = "Drawn for the demo, not surveyed: plots follow the enterprises' registered land, buildings their registered floor area; "
        + "every enterprise is invented.";

    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The map's document, UTF-8 JSON; the same at every call.</summary>
    public static byte[] Write()
    {
        using var file = new MemoryStream();
        using (var json = new Utf8JsonWriter(file, Form))
        {
            json.WriteStartObject();
            json.WriteString("source", Source);
            json.WriteStartObject("features");
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var shape in Shapes())
            {
                Write(json, shape);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return file.ToArray();
    }

    private static IEnumerable<DrawnShape> Shapes()
    {
        var plots = Plots();
        var roads = new List<((double X, double Y)[] Line, double Width)>();
        var depth = plots.Sum(one => one.Mu) * SquareMetresPerMu * RoadsShare / ParkWidthM;
        var ground = new Patch(-ParkWidthM / 2, -depth / 2, ParkWidthM, depth);
        var shares = GroundSplit.Split(ground, [.. plots.Select(one => one.Mu)], roads);
        IEnumerable<DrawnShape> shapes = [.. Landscape(ground), .. Roads(ground, roads)];
        return shapes.Concat(plots.SelectMany((plot, i) => OnPlot(plot, shares[i])));
    }

    /// <summary>Who has how much land: the enterprises in their order, the park's own places among them.</summary>
    private static List<(string Id, double Mu)> Plots()
    {
        List<(string Id, double Mu)> plots = [.. DemoEnterprises.All.Select(firm => (firm.Id, (double)firm.LandMu))];
        plots.AddRange(DemoReplay.Buildings.Select(building => (building.Id.Value, SmallPlotMu)));
        plots.Insert(30, ("green-2", 34));
        plots.Insert(20, ("park-office", 22));
        plots.Insert(20, ("green-1", 46));
        plots.Insert(9, ("substation", 12));
        return plots;
    }

    private static IEnumerable<DrawnShape> OnPlot((string Id, double Mu) plot, Patch land)
    {
        if (plot.Id.StartsWith("green", StringComparison.Ordinal))
        {
            return [new DrawnShape("green", plot.Id, Rounded(land.Inset(3), 16), IsArea: true, Name: "中央绿地")];
        }

        if (plot.Id == "substation")
        {
            return
            [
                new DrawnShape("substation", plot.Id, land.Inset(6).Ring, IsArea: true, Name: "110 kV 变电站", Height: 3),
                new DrawnShape("building", "substation-hall", land.Inset(land.Width * 0.3).Ring, IsArea: true, Name: "主控楼", Height: 12),
            ];
        }

        if (plot.Id == "park-office")
        {
            return WorksDrawing.Of(plot.Id, "I65", 21_000, 0, land).Select(shape => shape with { Enterprise = null, Name = "园区管委会" });
        }

        var firm = DemoEnterprises.All.FirstOrDefault(one => one.Id == plot.Id);
        return firm is not null
            ? WorksDrawing.Of(firm.Id, firm.Industry, firm.FloorM2, firm.PvKw, land)
            : WorksDrawing.Of(plot.Id, "P83", (double)DemoReplay.Buildings.First(one => one.Id.Value == plot.Id).FloorM2!.Value, 0, land);
    }

    private static IEnumerable<DrawnShape> Roads(Patch ground, IEnumerable<((double X, double Y)[] Line, double Width)> roads)
    {
        yield return new DrawnShape("road", "ring-road", ground.Inset(-14).Ring, IsArea: false, Name: "环园路", Width: 16);
        foreach (var ((line, width), number) in roads.Select((road, i) => (road, i + 1)))
        {
            yield return new DrawnShape(
                "road", string.Create(CultureInfo.InvariantCulture, $"road-{number}"), line, IsArea: false, Width: Math.Max(6, width));
        }
    }

    private static IEnumerable<DrawnShape> Landscape(Patch ground)
    {
        yield return new DrawnShape("boundary", "boundary", Rounded(ground.Inset(-42), 70), IsArea: true, Name: "青山湖科技城 (演示)");
        var seed = Noise.Derive(20_261_121, "landscape");
        yield return new DrawnShape("water", "lake", Lake(ground, seed), IsArea: true, Name: "青山湖 (示意)");
        yield return new DrawnShape("water", "creek", Creek(ground, seed), IsArea: false, Name: "苕溪 (示意)", Width: 18);
        for (var i = 0; i < 5; i++)
        {
            var x = ground.X + (ground.Width * (0.1 + (0.2 * i)));
            yield return new DrawnShape(
                "green", string.Create(CultureInfo.InvariantCulture, $"hill-{i + 1}"),
                Blob(x, ground.Top + 118, Noise.Between(seed, 90 + i, 70, 130), 52, seed, 200 + (40 * i)), IsArea: true);
        }
    }

    private static (double X, double Y)[] Lake(Patch ground, ulong seed) =>
        Blob(ground.X + 160, ground.Y - 260, 380, 170, seed, 0);

    private static (double X, double Y)[] Creek(Patch ground, ulong seed) =>
    [
        .. Enumerable.Range(0, 41).Select(i => (
            ground.Right + 96 + (34 * Noise.Smooth(seed, 700 + (i / 5d))), ground.Y - 180 + (i * (ground.Depth + 330) / 40))),
    ];

    /// <summary>A closed shore around a middle, with smooth bays.</summary>
    private static (double X, double Y)[] Blob(double x, double y, double across, double along, ulong seed, int offset)
    {
        const int Points = 48;
        (double X, double Y)[] shore =
        [
            .. Enumerable.Range(0, Points).Select(i =>
            {
                var angle = 2 * Math.PI * i / Points;
                var bay = 1 + (0.2 * Math.Sin((2 * angle) + offset)) + (0.1 * Math.Sin((5 * angle) + Noise.Unit(seed, offset)));
                return (x + (across * bay * Math.Cos(angle)), y + (along * bay * Math.Sin(angle)));
            }),
        ];
        return [.. shore, shore[0]];
    }

    /// <summary>A patch with cut corners.</summary>
    private static (double X, double Y)[] Rounded(Patch patch, double corner) =>
    [
        (patch.X + corner, patch.Y), (patch.Right - corner, patch.Y), (patch.Right, patch.Y + corner), (patch.Right, patch.Top - corner),
        (patch.Right - corner, patch.Top), (patch.X + corner, patch.Top), (patch.X, patch.Top - corner), (patch.X, patch.Y + corner),
        (patch.X + corner, patch.Y),
    ];

    private static void Write(Utf8JsonWriter json, DrawnShape shape)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("kind", shape.Kind);
        json.WriteString("id", shape.Id);
        json.WriteString("enterprise", shape.Enterprise);
        json.WriteString("name", shape.Name);
        Metres(json, "height", shape.Height);
        Metres(json, "width", shape.Width);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", shape.IsArea ? "Polygon" : "LineString");
        json.WriteStartArray("coordinates");
        if (shape.IsArea)
        {
            json.WriteStartArray();
        }

        foreach (var (x, y) in shape.Line)
        {
            Position(json, x, y);
        }

        if (shape.IsArea)
        {
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Metres(Utf8JsonWriter json, string key, double? metres)
    {
        if (metres is { } known)
        {
            json.WriteNumber(key, Math.Round((decimal)known, 1));
        }
    }

    /// <summary>A position of the drawing on earth: turned, and laid about the lake's middle. Good to a decimetre at this size.</summary>
    private static void Position(Utf8JsonWriter json, double x, double y)
    {
        var east = (x * Math.Cos(TurnRadians)) - (y * Math.Sin(TurnRadians));
        var north = (x * Math.Sin(TurnRadians)) + (y * Math.Cos(TurnRadians));
        var place = GeoPoint.Hangzhou;
        var longitude = place.LongitudeDegrees + (east / (MetresPerDegree * Math.Cos(place.LatitudeDegrees * Math.PI / 180)));
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round((decimal)longitude, 6));
        json.WriteNumberValue(Math.Round((decimal)(place.LatitudeDegrees + (north / MetresPerDegree)), 6));
        json.WriteEndArray();
    }
}
