using ParkTwin.Domain.City;

namespace ParkTwin.Domain.Reference;

/// <summary>The city's development zones with aliases and validity. Immutable.</summary>
public sealed partial class ZoneRegister
{
    /// <summary>None: what is judged by them is unknown.</summary>
    public static ZoneRegister Empty { get; } = new();

    /// <summary>The zones in the document's order.</summary>
    public IReadOnlyList<Zone> All { get; private init; } = [];

    /// <summary>The inconsistencies of the sources.</summary>
    public IReadOnlyList<ZoneNote> Notes { get; private init; } = [];

    /// <summary>The publication.</summary>
    public string Source { get; private init; } = string.Empty;

    /// <summary>How sure it is.</summary>
    public FactorConfidence Confidence { get; private init; }

    /// <summary>Reads the document; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="json">The document.</param>
    /// <param name="faults">Collects every fault.</param>
    /// <returns>The register; <see cref="Empty"/> when anything is wrong.</returns>
    public static ZoneRegister Read(string json, ReferenceFaults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return DocumentPart.Document(ReferenceKind.Zones, json, faults, ReadTable) ?? Empty;
    }

    /// <summary>The zone of an id, name or alias that holds on a date; null where there is none.</summary>
    public Zone? Find(string name, DateOnly on) => All.FirstOrDefault(zone => zone.IsValid(on)
        && (zone.Id == name || zone.NameZh == name || zone.NameEn == name || zone.Aliases.Contains(name)));

    /// <summary>The zone of a park of the registry, by its id or else its name; null where no zone has either as an alias.</summary>
    public Zone? OfPark(ParkId park, string? parkName, DateOnly on) =>
        Find(park.ToString(), on) ?? (string.IsNullOrEmpty(parkName) ? null : Find(parkName, on));

    private static ZoneRegister ReadTable(DocumentPart root)
    {
        var register = new ZoneRegister
        {
            Source = root.Text("source"),
            Confidence = root.Confidence(),
            Notes = root.Rows("notes", part => new ZoneNote(part.Text("id"), part.Text("about"), part.Text("text"))),
            All = root.Rows("zones", ReadZone),
        };
        root.Distinct("zones", register.All.Select(zone => zone.Id));
        root.Distinct("zones", register.All.SelectMany(zone => zone.Aliases.Append(zone.NameZh)));
        var notes = register.Notes.Select(note => note.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var zone in register.All)
        {
            if (zone.Parent is { } parent && register.All.All(other => other.Id != parent))
            {
                root.Fault("zones", $"'{zone.Id}' has parent '{parent}', which is no zone's id.");
            }

            foreach (var note in zone.Notes.Where(note => !notes.Contains(note)))
            {
                root.Fault("zones", $"'{zone.Id}' names note '{note}', which is not among the notes.");
            }
        }

        return register;
    }

    private static Zone ReadZone(DocumentPart part) => new()
    {
        Id = part.Text("id"),
        NameZh = part.Text("nameZh"),
        NameEn = part.Text("nameEn"),
        Aliases = part.Texts("aliases"),
        Parent = part.OptionalText("parent"),
        Level = (ZoneLevel)part.Word("level", "unknown", "national", "provincial", "planned"),
        DevelopedKm2 = part.OptionalNumber("developedKm2"),
        PlannedKm2 = part.OptionalNumber("plannedKm2"),
        Gdp2015 = part.OptionalNumber("gdp2015"),
        ValidFrom = part.OptionalDate("validFrom"),
        ValidTo = part.OptionalDate("validTo"),
        Notes = part.Texts("notes"),
    };
}
