using System.Globalization;
using System.Text.Json;
using ParkTwin.Storage.Zones;

namespace ParkTwin.Storage.Registry;

/// <summary>
/// Checks what the entries of a registry file say of each other: ids that are there twice, enterprises and parents that are
/// nowhere, parents in a circle. Works on the texts as they stand, so that one bad entry does not hide another's fault.
/// </summary>
internal static class RegistryReferences
{
    public static void Check(JsonElement root, List<RegistryFault> faults)
    {
        Dictionary<string, int> parks = new(StringComparer.Ordinal);
        foreach (var park in Entries(root, "parks", "parks"))
        {
            Claim(parks, park, "park", faults);
            Dictionary<string, int> enterprises = new(StringComparer.Ordinal);
            foreach (var enterprise in Entries(park.Element, $"{park.Path}.enterprises", "enterprises"))
            {
                Claim(enterprises, enterprise, "enterprise", faults);
            }

            List<Entry> meters = [.. Entries(park.Element, $"{park.Path}.meters", "meters")];
            Dictionary<string, int> places = new(StringComparer.Ordinal);
            foreach (var meter in meters)
            {
                Claim(places, meter, "meter", faults);
            }

            CheckEnterprises(meters, enterprises, faults);
            CheckParents(meters, places, faults);
        }
    }

    private static void Claim(Dictionary<string, int> places, Entry entry, string what, List<RegistryFault> faults)
    {
        if (Text(entry.Element, "id") is { } id && !places.TryAdd(id, entry.Index))
        {
            var first = PathOf(entry.Place, places[id]);
            faults.Add(new($"{entry.Path}.id", $"{what} {id}", $"This id is already at {first}. Give each {what} its own."));
        }
    }

    private static void CheckEnterprises(List<Entry> meters, Dictionary<string, int> enterprises, List<RegistryFault> faults)
    {
        foreach (var meter in meters)
        {
            if (Text(meter.Element, "enterprise") is { } enterprise && !enterprises.ContainsKey(enterprise))
            {
                var near = NearWords.Question(NearWords.Find(enterprise, enterprises.Keys));
                faults.Add(new($"{meter.Path}.enterprise", Subject(meter),
                    $"There is no enterprise '{enterprise}' in this park.{near} Add it to 'enterprises', or write null for the "
                    + "park's own meter."));
            }
        }
    }

    private static void CheckParents(List<Entry> meters, Dictionary<string, int> places, List<RegistryFault> faults)
    {
        Dictionary<string, string> parents = new(StringComparer.Ordinal);
        foreach (var meter in meters)
        {
            if (Text(meter.Element, "parent") is not { } parent)
            {
                continue;
            }

            if (!places.ContainsKey(parent))
            {
                var near = NearWords.Question(NearWords.Find(parent, places.Keys));
                faults.Add(new($"{meter.Path}.parent", Subject(meter),
                    $"There is no meter '{parent}' in this park.{near} Name the meter that this one is part of, or leave it "
                    + "out."));
            }
            else if (Text(meter.Element, "id") is { } id && id != parent)
            {
                parents.TryAdd(id, parent);
            }
        }

        CheckCircles(parents, id => meters[places[id]].Path, faults);
    }

    private static void CheckCircles(
        Dictionary<string, string> parents, Func<string, string> pathOf, List<RegistryFault> faults)
    {
        HashSet<string> settled = new(StringComparer.Ordinal);
        foreach (var start in parents.Keys)
        {
            List<string> path = [];
            HashSet<string> onPath = new(StringComparer.Ordinal);
            var at = start;
            while (settled.Add(at))
            {
                path.Add(at);
                onPath.Add(at);
                if (!parents.TryGetValue(at, out var next))
                {
                    break;
                }

                at = next;
            }

            if (path.Count > 0 && onPath.Contains(at) && parents.ContainsKey(at))
            {
                var circle = string.Join(" → ", path.Skip(path.IndexOf(at)).Append(at));
                faults.Add(new(
                    $"{pathOf(at)}.parent", $"meter {at}", $"The parents run in a circle: {circle}. Leave one of them out."));
            }
        }
    }

    private static IEnumerable<Entry> Entries(JsonElement element, string path, string key)
    {
        if (element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty(key, out var array) && array.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var entry in array.EnumerateArray())
            {
                yield return new(path, index++, entry);
            }
        }
    }

    private static string PathOf(string place, int index) => string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]");

    private static string? Subject(Entry entry) => Text(entry.Element, "id") is { } id ? $"meter {id}" : null;

    private static string? Text(JsonElement element, string key) => element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private readonly record struct Entry(string Place, int Index, JsonElement Element)
    {
        public string Path => PathOf(Place, Index);
    }
}
