using System.Collections;
using System.Reflection;

namespace ParkTwin.Storage.Tests.Surrogates;

/// <summary>Takes a value apart, so that two can be compared to the last detail, the scale of decimals included.</summary>
internal static class Leaves
{
    /// <summary>Every value of a value type and every text below a value, each with its path.</summary>
    public static List<(string Path, object? Leaf)> Of(object? value)
    {
        List<(string, object?)> found = [];
        Collect(string.Empty, value, found);
        return found;
    }

    private static void Collect(string path, object? value, List<(string, object?)> found)
    {
        switch (value)
        {
            case decimal number:
                found.Add((path, (number, number.Scale)));
                break;
            case null or string or ValueType:
                found.Add((path, value));
                break;
            case IEnumerable many:
                var index = 0;
                foreach (var one in many)
                {
                    Pair(path, index++, one, found);
                }

                found.Add(($"{path}.Count", index));
                break;
            default:
                foreach (var property in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public))
                {
                    Collect($"{path}.{property.Name}", property.GetValue(value), found);
                }

                break;
        }
    }

    private static void Pair(string path, int index, object one, List<(string, object?)> found)
    {
        if (one.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            Collect($"{path}[{type.GetProperty("Key")!.GetValue(one)}]", type.GetProperty("Value")!.GetValue(one), found);
        }
        else
        {
            Collect($"{path}[{index}]", one, found);
        }
    }
}
