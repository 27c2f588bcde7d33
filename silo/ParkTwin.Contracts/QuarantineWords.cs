namespace ParkTwin.Contracts;

/// <summary>The words of <see cref="QuarantineReason"/> in JSON, queries and logs.</summary>
public static class QuarantineWords
{
    private static readonly string[] Words =
    [
        "unknown-meter", "unknown-park", "bad-topic", "unparsable", "bad-time", "bad-value", "bad-unit", "in-future", "not-allowed",
        "out-of-range",
    ];

    /// <summary>All words, in the order of the enum.</summary>
    public static IReadOnlyList<string> All => Words;

    /// <summary>The word of a reason.</summary>
    public static string Of(QuarantineReason reason) => Words[(int)reason];

    /// <summary>The reason of a word, compared exactly.</summary>
    public static bool TryParse(string? word, out QuarantineReason reason)
    {
        var index = Array.IndexOf(Words, word);
        reason = (QuarantineReason)Math.Max(index, 0);
        return index >= 0;
    }
}
