using System.Globalization;
using System.Text.Json;

namespace ParkTwin.Web.Tests;

/// <summary>Finds its way in the answers of accounts.</summary>
internal static class AccountAnswers
{
    public static IEnumerable<JsonElement> Nodes(JsonElement node)
    {
        yield return node;
        foreach (var below in node.GetProperty("inputs").EnumerateArray().SelectMany(Nodes))
        {
            yield return below;
        }
    }

    /// <summary>The value of a name such as <c>byCarrier.gas.amount</c>; keys of maps may hold dots themselves.</summary>
    public static JsonElement Find(JsonElement answer, string name)
    {
        if (answer.ValueKind == JsonValueKind.Array)
        {
            var row = answer.EnumerateArray().FirstOrDefault(one => one.TryGetProperty("flow", out var flow) && flow.GetString() == name);
            return row.ValueKind == JsonValueKind.Object ? row.GetProperty("amount") : row;
        }

        if (answer.TryGetProperty(name, out var found))
        {
            return found;
        }

        for (var dot = name.IndexOf('.'); dot > 0; dot = name.IndexOf('.', dot + 1))
        {
            if (answer.TryGetProperty(name[..dot], out var below))
            {
                return Find(below, name[(dot + 1)..]);
            }
        }

        Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"The answer has no {name}."));
        return default;
    }
}
