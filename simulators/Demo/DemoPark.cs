using ParkTwin.Domain.Accounting;
using ParkTwin.Simulators.Demo;
using ParkTwin.Simulators.Registry;

namespace ParkTwin.Simulators;

/// <summary>
/// The modelled park that is shown when no registry file is named: 青山湖科技城 (演示), id <c>qsh</c>, 40 enterprises, about 300 meters.
/// Every enterprise is invented; the meters whose names begin with 重放 replay published readings (<c>series/ATTRIBUTION.md</c>).
/// </summary>
public static class DemoPark
{
    /// <summary>The park's id.</summary>
    public const string Id = DemoDefinition.ParkIdText;

    /// <summary>The id of its first invented enterprise, to which the demo's enterprise account belongs.</summary>
    public const string FirstEnterprise = "e01";

    /// <summary>
    /// The registry file of the demo park as of now (system clock); see <see cref="RegistryAt(DateTimeOffset)"/>.
    /// </summary>
    public static byte[] Registry => RegistryAt(TimeProvider.System.GetUtcNow());

    /// <summary>
    /// The registry file of the demo park, UTF-8 JSON. It is the same at every call but for meter replacements: one is added
    /// every 50 days,
    /// and those up to <paramref name="now"/> are in it, so a later file only ever adds events.
    /// </summary>
    public static byte[] RegistryAt(DateTimeOffset now) => RegistryAt(now, new DemoParkOptions().Seed);

    /// <summary>As <see cref="RegistryAt(DateTimeOffset)"/>, for another seed than the default.</summary>
    public static byte[] RegistryAt(DateTimeOffset now, int seed)
    {
        using var file = new MemoryStream();
        RegistryWriter.Write(file, [DemoDefinition.At(now, (ulong)seed)]);
        return file.ToArray();
    }

    /// <summary>
    /// What the 37 invented enterprises declare as of an instant: the last 24 months that are over, and the calendar year before,
    /// always the same for an instant's month. Modelled, not real; to be declared by <see cref="DemoDeclaration.By"/>.
    /// </summary>
    /// <param name="now">The present.</param>
    /// <param name="seed">Seed of the model.</param>
    public static IReadOnlyList<DemoDeclaration> Declarations(DateTimeOffset now, int seed = 1) =>
        DemoDeclarations.At(LocalMonth.Of(DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime)), (ulong)seed);

    /// <summary>
    /// The map of the demo park, the document of <c>PUT /api/parks/qsh/map</c>, UTF-8 JSON: drawn, not surveyed, and its source says so.
    /// The same at every call.
    /// </summary>
    public static byte[] Map => DemoMap.Write();

    /// <summary>
    /// Industry means for the demo, the document of <c>PUT /api/reference/industry-means</c>, UTF-8 JSON: made up, and each entry says so.
    /// Always the same for an instant's year; to be published by <see cref="DemoDeclaration.By"/>.
    /// </summary>
    /// <param name="now">The present; its year and the two before it have means.</param>
    public static byte[] IndustryMeansAt(DateTimeOffset now) => DemoMeans.Write(now.ToOffset(TimeSpan.FromHours(8)).Year);
}
