using System.Globalization;
using System.IO.Compression;
using System.Text;
using ParkTwin.Simulators.Publishing;

namespace ParkTwin.Simulators.Model;

/// <summary>A stretch of published readings, whole weeks long, in time order.</summary>
internal sealed class Series
{
    private Series(long[] stamps, ReadingValue[] values, int weeks)
    {
        Stamps = stamps;
        Values = values;
        Weeks = weeks;
    }

    /// <summary>Unix milliseconds, ascending.</summary>
    public IReadOnlyList<long> Stamps { get; }

    /// <summary>The publisher's digits.</summary>
    public IReadOnlyList<ReadingValue> Values { get; }

    /// <summary>Length of the stretch in weeks; it repeats after that.</summary>
    public int Weeks { get; }

    /// <summary>Reads one of the series that come with the simulators (<c>series/ATTRIBUTION.md</c>).</summary>
    /// <param name="name">File name without <c>.csv.gz</c>.</param>
    /// <param name="weeks">Length of the stretch.</param>
    /// <exception cref="FileNotFoundException">There is no such series.</exception>
    public static Series Load(string name, int weeks)
    {
        using var file = typeof(Series).Assembly.GetManifestResourceStream($"series/{name}.csv.gz")
            ?? throw new FileNotFoundException($"The series '{name}' is not part of this build.", name);
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress), Encoding.ASCII);
        reader.ReadLine();
        var stamps = new List<long>();
        var values = new List<ReadingValue>();
        while (reader.ReadLine() is { } line)
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            stamps.Add(DateTimeOffset.Parse(line.AsSpan(0, comma), CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
            values.Add(ReadingValue.TryParse(Encoding.ASCII.GetBytes(line[(comma + 1)..]), out var value)
                ? value.Value
                : throw new InvalidDataException($"The series '{name}' has a value that is no plain decimal: {line}"));
        }

        return new Series([.. stamps], [.. values], weeks);
    }
}
