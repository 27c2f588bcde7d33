using System.Globalization;
using System.Text.Json.Nodes;

namespace ParkTwin.Testing;

/// <summary>The made-up inputs of the reference's vectors as documents that a person publishes; none of them is known.</summary>
internal static class TestInputs
{
    /// <summary>Gives a region a primary-equivalent coefficient (等价值) of electricity: the entry that stands there, with a value.</summary>
    public static void AddPrimary(JsonNode factors, string region, decimal value, int year)
    {
        var all = factors["factors"]!.AsArray();
        var entry = all.Single(one => (string?)one!["kind"] == "coal_equivalent" && (string?)one["carrier"] == "electricity"
            && (string?)one["region"] == region)!;
        entry["value"] = value;
        entry["dataYear"] = year;
        entry["confidence"] = "confirmed";
        entry["source"] = "A test input of vector TV1, not a figure of that region";
    }

    /// <summary>Industry means with one entry.</summary>
    public static string Means(string industry, string period, decimal value) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"note":"A test input of vector TV1.","means":[{"industry":"{{industry}}","coversLongerCodes":true,"period":"{{period}}",
        "region":"CN-33","value":{{value}},"source":"A test input","confidence":"confirmed"}]}
        """);
}
