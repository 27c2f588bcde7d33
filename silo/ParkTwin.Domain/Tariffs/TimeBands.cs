using System.Diagnostics.CodeAnalysis;

namespace ParkTwin.Domain.Tariffs;

/// <summary>The words and names of the time bands.</summary>
public static class TimeBands
{
    private static readonly string[] Words = ["sharp", "peak", "flat", "valley", "deep-valley", "none"];
    private static readonly string[] ChineseNames = ["尖峰", "高峰", "平段", "低谷", "深谷", "未分时段"];

    /// <summary>The words of the bands that have a price, from <c>sharp</c> to <c>deep-valley</c>.</summary>
    public static IReadOnlyList<string> Priced { get; } = Words[..(int)TimeBand.None];

    /// <summary>Every band, <see cref="TimeBand.None"/> last.</summary>
    public static IReadOnlyList<TimeBand> All { get; } = Enum.GetValues<TimeBand>();

    /// <summary>The word of a band, for example <c>deep-valley</c>.</summary>
    public static string Of(TimeBand band) => Words[(int)band];

    /// <summary>The Chinese name of a band, for example 深谷.</summary>
    public static string Chinese(TimeBand band) => ChineseNames[(int)band];

    /// <summary>Takes a word.</summary>
    public static bool TryParse([NotNullWhen(true)] string? word, out TimeBand band)
    {
        var index = Array.IndexOf(Words, word);
        band = index < 0 ? TimeBand.None : (TimeBand)index;
        return index >= 0;
    }
}
