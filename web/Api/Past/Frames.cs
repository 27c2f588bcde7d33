using ParkTwin.Contracts;

namespace ParkTwin.Web.Api.Past;

/// <summary>Adds the frames of enterprises into those of their park.</summary>
internal static class Frames
{
    /// <summary>One line per carrier, role and measure; what nobody knows stays unknown. All runs have one length.</summary>
    public static IEnumerable<FrameLine> Sum(IEnumerable<FrameLine> lines) => lines
        .GroupBy(line => (line.Carrier, line.Role, line.Measure))
        .OrderBy(group => group.Key)
        .Select(group => Sum([.. group]));

    private static FrameLine Sum(FrameLine[] lines)
    {
        var amounts = new long?[lines[0].Amounts.Length];
        var measured = new int[amounts.Length];
        foreach (var line in lines)
        {
            for (var i = 0; i < amounts.Length; i++)
            {
                amounts[i] = line.Amounts[i] is { } amount ? checked((amounts[i] ?? 0) + amount) : amounts[i];
                measured[i] += line.Measured[i];
            }
        }

        return lines[0] with { Meters = lines.Sum(line => line.Meters), Amounts = amounts, Measured = measured };
    }
}
