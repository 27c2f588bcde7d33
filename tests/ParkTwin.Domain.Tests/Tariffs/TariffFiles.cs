using ParkTwin.Domain.Reference;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Tests.Tariffs;

/// <summary>The tariff document of the repository, and changed copies of it.</summary>
internal static class TariffFiles
{
    /// <summary>The document that the twin comes with.</summary>
    public static string Json { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "tariffs.json"));

    /// <summary>Its table.</summary>
    public static TariffTable Table { get; } = Read(Json);

    /// <summary>The table of a document without faults.</summary>
    public static TariffTable Read(string json)
    {
        var faults = new ReferenceFaults();
        var table = TariffTable.Read(json, faults);
        Assert.Empty(faults.All);
        return table;
    }

    /// <summary>The faults of a document.</summary>
    public static IReadOnlyList<string> Faults(string json)
    {
        var faults = new ReferenceFaults();
        var table = TariffTable.Read(json, faults);
        Assert.True(faults.None || table == TariffTable.Empty, "a document with faults gave a table");
        return faults.All;
    }

    /// <summary>The document with a price entry of the two-part tariff as it would be entered.</summary>
    public static TariffTable WithPrices(string prices) => Read(With("\"zj-two-part\"", "\"prices\": [", prices));

    /// <summary>The document with the list that follows a mark replaced.</summary>
    public static string With(string mark, string key, string list)
    {
        var json = Json;
        var start = json.IndexOf(key, json.IndexOf(mark, StringComparison.Ordinal), StringComparison.Ordinal) + key.Length;
        var end = json.IndexOf(']', start);
        return string.Concat(json.AsSpan(0, start), list, json.AsSpan(end));
    }
}
