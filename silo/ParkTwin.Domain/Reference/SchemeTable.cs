using ParkTwin.Domain.City;

namespace ParkTwin.Domain.Reference;

/// <summary>Zero-carbon and green park schemes, and the axes of the quarterly radar. Immutable.</summary>
public sealed partial class SchemeTable
{
    /// <summary>None: what is judged by them is unknown.</summary>
    public static SchemeTable Empty { get; } = new();

    /// <summary>The park schemes in the document's order.</summary>
    public IReadOnlyList<ParkScheme> Schemes { get; private init; } = [];

    /// <summary>The editions of the radar.</summary>
    public IReadOnlyList<Radar> Radars { get; private init; } = [];

    /// <summary>Reads the document; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="json">The document.</param>
    /// <param name="faults">Collects every fault.</param>
    /// <returns>The table; <see cref="Empty"/> when anything is wrong.</returns>
    public static SchemeTable Read(string json, ReferenceFaults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return DocumentPart.Document(ReferenceKind.Schemes, json, faults, ReadTable) ?? Empty;
    }

    /// <summary>The scheme of an id; null where there is none.</summary>
    public ParkScheme? Find(string id) => Schemes.FirstOrDefault(scheme => scheme.Id == id);

    /// <summary>The radar in force on a date, the newest of several; null where there is none.</summary>
    public Radar? RadarOn(DateOnly date) => Radars
        .Where(radar => (radar.ValidFrom ?? date) <= date && date <= (radar.ValidTo ?? date))
        .MaxBy(radar => radar.ValidFrom ?? DateOnly.MinValue);

    private static SchemeTable ReadTable(DocumentPart root)
    {
        var table = new SchemeTable
        {
            Schemes = root.Rows("schemes", ReadScheme),
            Radars = root.Rows("radars", ReadRadar),
        };
        root.Distinct("schemes", table.Schemes.Select(scheme => scheme.Id));
        root.Distinct("radars", table.Radars.Select(radar => radar.Id));
        return table;
    }

    private static ParkScheme ReadScheme(DocumentPart part)
    {
        var scheme = new ParkScheme
        {
            Id = part.Text("id"),
            NameZh = part.Text("nameZh"),
            NameEn = part.Text("nameEn"),
            ValidFrom = part.OptionalDate("validFrom"),
            ValidTo = part.OptionalDate("validTo"),
            Indicators = part.Items("indicators", ReadIndicator),
            Conditions = part.Texts("conditions"),
            Source = part.Text("source"),
            Confidence = part.Confidence(),
            Note = part.OptionalText("note"),
        };
        part.Distinct("indicators", scheme.Indicators.Select(indicator => indicator.Id));
        return scheme;
    }

    private static SchemeIndicator ReadIndicator(DocumentPart part)
    {
        var indicator = new SchemeIndicator(
            part.Text("id"), part.Text("nameZh"), part.Text("nameEn"), part.Text("unit"),
            part.Word("compare", "at-most", "at-least") == 0, part.Truth("core"),
            part.Items("limits", limit => new SchemeLimit(
                limit.OptionalNumber("fromTce"), limit.OptionalNumber("toTce"), limit.OptionalNumber("limit"))));
        if (indicator.Limits.Count == 0)
        {
            part.Fault("limits", "is empty; one limit is needed, null where its value is not known.");
        }

        return indicator;
    }

    private static Radar ReadRadar(DocumentPart part)
    {
        var radar = new Radar
        {
            Id = part.Text("id"),
            ValidFrom = part.OptionalDate("validFrom"),
            ValidTo = part.OptionalDate("validTo"),
            LeastAxes = part.Whole("leastAxes", 1, 100),
            HighestScore = part.Number("highestScore"),
            Axes = part.Items("axes", ReadAxis),
            Source = part.Text("source"),
        };
        part.Distinct("axes", radar.Axes.Select(axis => axis.Id));
        if (radar.LeastAxes > radar.Axes.Count)
        {
            part.Fault("leastAxes", $"is {radar.LeastAxes}; there are {radar.Axes.Count} axes.");
        }

        if (radar.HighestScore < 100m)
        {
            part.Fault("highestScore", $"is {radar.HighestScore}; at least 100 is needed.");
        }

        return radar;
    }

    private static RadarAxis ReadAxis(DocumentPart part)
    {
        var axis = new RadarAxis
        {
            Id = part.Text("id"),
            NameZh = part.Text("nameZh"),
            NameEn = part.Text("nameEn"),
            Unit = part.Text("unit"),
            High = part.Word("better", "high", "low") == 0,
            Flow = part.Truth("flow"),
            Mandatory = part.Truth("mandatory"),
            Over = part.OptionalText("over"),
            Under = part.OptionalText("under"),
            UnderIsStock = part.Truth("underIsStock"),
            Target = part.OptionalNumber("target"),
            Source = part.Text("source"),
            Confidence = part.Confidence(),
        };
        if (axis.Target <= 0m)
        {
            part.Fault("target", $"is {axis.Target}; it must be above zero, or null until it is known.");
        }

        if (axis.Under is not null && axis.Over is null)
        {
            part.Fault("over", "is missing; a denominator needs a numerator.");
        }

        return axis;
    }
}
