using System.Globalization;
using System.Text;

namespace ParkTwin.Faults.Load;

/// <summary>
/// The park that is loaded: interval meters, so that each reading fills one quarter-hour of its own and can be asked for. The value of
/// the nth reading of a meter is known without a record of it.
/// </summary>
internal sealed class FaultPark : IDisposable
{
    public const string Id = "f";
    public const int CellMs = 900_000;

    /// <summary>Instant of every meter's first reading. Thirty years of quarter-hours lie before the present.</summary>
    public static readonly DateTimeOffset First = new(1992, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private readonly bool _isOwn;

    /// <param name="enterprises">Enterprises.</param>
    /// <param name="metersEach">Meters of each.</param>
    /// <param name="folder">Where the data directory is to be; null makes a folder of its own.</param>
    /// <param name="extra">One more enterprise with one more meter, beside those that the book knows.</param>
    public FaultPark(int enterprises = 10, int metersEach = 10, string? folder = null, bool extra = false)
    {
        _isOwn = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("twin-faults-").FullName;
        Registry = Path.Combine(Directory.CreateTempSubdirectory("twin-faults-park-").FullName, "park.json");
        Meters = enterprises * metersEach;
        Topics = [.. Enumerable.Range(0, Meters).Select(i => Encoding.UTF8.GetBytes($"parktwin/v1/{Id}/{Meter(i)}/reading"))];
        ExtraTopic = Encoding.UTF8.GetBytes($"parktwin/v1/{Id}/{Meter(Meters)}/reading");
        File.WriteAllText(Registry, Json(enterprises, metersEach, extra));
    }

    public string Folder { get; }

    public string Registry { get; }

    public string Data => Path.Combine(Folder, "data");

    public int Meters { get; }

    public byte[][] Topics { get; }

    /// <summary>Topic of the extra meter.</summary>
    public byte[] ExtraTopic { get; }

    public static string Meter(int meter) => "m" + meter.ToString("d4", CultureInfo.InvariantCulture);

    public static string Enterprise(int enterprise) => "e" + enterprise.ToString("d3", CultureInfo.InvariantCulture);

    /// <summary>Hundredths of a kWh that the nth reading of a meter says: 0.01 to 1000.</summary>
    public static int Hundredths(int meter, int nth)
    {
        unchecked
        {
            var mixed = ((uint)meter * 2_654_435_761u) ^ ((uint)nth * 2_246_822_519u);
            mixed ^= mixed >> 15;
            return 1 + (int)(mixed * 3_266_489_917u % 100_000u);
        }
    }

    public static DateTimeOffset At(int nth) => First.AddMilliseconds((long)nth * CellMs);

    public void Dispose()
    {
        Directory.Delete(Path.GetDirectoryName(Registry)!, recursive: true);
        if (_isOwn)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static string Json(int enterprises, int metersEach, bool extra)
    {
        var (all, count) = (enterprises + (extra ? 1 : 0), (enterprises * metersEach) + (extra ? 1 : 0));
        var firms = string.Join(',', Enumerable.Range(0, all).Select(i => $$"""{"id":"{{Enterprise(i)}}","name":"企业 {{i}}","industry":"C17"}"""));
        var meters = string.Join(',', Enumerable.Range(0, count).Select(i =>
            $$"""{"id":"{{Meter(i)}}","enterprise":"{{Enterprise(i / metersEach)}}","carrier":"electricity","""
            + """ "role":"consumption","kind":"interval","unit":"kWh","intervalSeconds":900}"""));
        return $$"""{"parks":[{"id":"{{Id}}","name":"故障园区","timeZone":"Asia/Shanghai","region":"CN-33","enterprises":[{{firms}}],"meters":[{{meters}}]}]}""";
    }
}
