using System.Text.Json;

namespace ParkTwin.Simulators.Demo;

/// <summary>
/// The industry means of the demo: made up so that its firms have every carbon grade. The document says of each that it is an example;
/// what is shipped with the program holds none.
/// </summary>
internal static class DemoMeans
{
    private const string Example = "示例，只供演示，不是任何地区公布的均值";
    private const int Years = 3;

    // tCO₂ per 万元 of value added.
    private static readonly (string Division, decimal Mean)[] Means =
    [
        ("C13", 0.62m), ("C14", 0.5m), ("C15", 0.35m), ("C17", 0.72m), ("C18", 0.25m), ("C22", 0.92m), ("C26", 1.8m), ("C27", 0.44m),
        ("C29", 1.05m), ("C30", 1.5m), ("C33", 0.6m), ("C34", 0.3m), ("C35", 0.23m), ("C36", 0.55m), ("C38", 0.3m), ("C39", 0.55m),
        ("C40", 0.15m), ("G59", 0.7m), ("I64", 1.7m), ("I65", 0.1m), ("M73", 0.15m),
    ];

    /// <summary>The document of <c>PUT /api/reference/industry-means</c>, UTF-8 JSON.</summary>
    /// <param name="year">The present year; the two before it are in the document as well.</param>
    public static byte[] Write(int year)
    {
        using var file = new MemoryStream();
        using (var writer = new Utf8JsonWriter(file, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("note", Example);
            writer.WriteStartArray("means");
            foreach (var (division, mean) in Means)
            {
                for (var of = year - Years + 1; of <= year; of++)
                {
                    WriteMean(writer, division, of, mean);
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return file.ToArray();
    }

    private static void WriteMean(Utf8JsonWriter writer, string division, int year, decimal mean)
    {
        writer.WriteStartObject();
        writer.WriteString("industry", division);
        writer.WriteBoolean("coversLongerCodes", true);
        writer.WriteString("period", year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteString("region", "CN-33");
        writer.WriteNumber("value", mean);
        writer.WriteString("source", Example);
        writer.WriteString("confidence", "check");
        writer.WriteEndObject();
    }
}
