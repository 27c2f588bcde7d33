using System.Text;

namespace ParkTwin.Payloads.Tests;

/// <summary>Everything that a payload yields, for comparing.</summary>
internal sealed record Parsed(ParsedReading Reading, PayloadFault Fault, string Sentence, string Element)
{
    public static List<Parsed> All(string payload) => All(Encoding.UTF8.GetBytes(payload));

    public static List<Parsed> All(ReadOnlySpan<byte> payload)
    {
        var found = new List<Parsed>();
        var json = new NativeJsonReader(payload);
        while (json.Read(out var reading))
        {
            found.Add(new(reading, json.Fault, json.Describe(), Encoding.UTF8.GetString(payload[json.Element])));
            Assert.True(found.Count <= payload.Length + 1, "The reader does not come to an end.");
        }

        return found;
    }

    public static Parsed One(string payload) => Assert.Single(All(payload));
}
