using System.Text;

namespace ParkTwin.Payloads;

/// <summary>Turns a fault into a sentence: the value, what is allowed, what to do.</summary>
internal static class FaultText
{
    private const int LongestExcerpt = 64;

    public static PayloadFault KindOf(FaultDetail detail) => detail switch
    {
        FaultDetail.None => PayloadFault.None,
        >= FaultDetail.TimeWrongKind and <= FaultDetail.TimeOutOfRange => PayloadFault.BadTime,
        >= FaultDetail.ValueNotNumber and <= FaultDetail.ValueTooSmall => PayloadFault.BadValue,
        FaultDetail.UnitUnknown => PayloadFault.BadUnit,
        _ => PayloadFault.Unparsable,
    };

    public static string Describe(FaultDetail detail, ReadOnlySpan<byte> evidence)
    {
        var seen = Excerpt(evidence);
        return detail switch
        {
            FaultDetail.None => string.Empty,
            FaultDetail.Empty => "The payload is empty; send {\"t\":…,\"v\":…} or an array of those.",
            FaultDetail.EmptyArray => "The payload is an array without a reading; send at least one {\"t\":…,\"v\":…}.",
            FaultDetail.NotJson when evidence.IsEmpty => "The payload ends in the middle; send a whole object or a whole array.",
            FaultDetail.NotJson => $"Not JSON from '{seen}' on; send {{\"t\":…,\"v\":…}} or an array of those, in UTF-8.",
            FaultDetail.NotObject => $"'{seen}' is not a reading; send an object {{\"t\":…,\"v\":…}}.",
            FaultDetail.BytesAfterEnd => $"'{seen}' follows the end of the payload; send one object or one array a message.",
            FaultDetail.UnknownKey => $"Unknown key '{seen}'; a reading has t, v and optionally q, u, r.",
            FaultDetail.RepeatedKey => $"Key '{seen}' is there twice; give each of t, v, q, u, r once.",
            FaultDetail.MissingTime => "Key 't' is missing; a reading needs t, its time, and v, its value.",
            FaultDetail.MissingValue => "Key 'v' is missing; a reading needs t, its time, and v, its value.",
            FaultDetail.QualityUnknown => $"q is {seen}; it is one of \"good\", \"estimated\", \"bad\".",
            FaultDetail.RevisionWrong => $"r is {seen}; it is a whole number from 0 to 2147483647.",
            _ => DescribeTimeOrValue(detail, seen),
        };
    }

    private static string DescribeTimeOrValue(FaultDetail detail, string seen) => detail switch
    {
        FaultDetail.TimeWrongKind =>
            $"t is {seen}; it is ISO 8601 text with offset, such as \"2026-11-20T08:00:00+08:00\", or whole Unix milliseconds.",
        FaultDetail.TimeNotIso =>
            $"t is {seen}; write YYYY-MM-DDTHH:MM:SS, up to 9 decimals, then Z or an offset such as +08:00.",
        FaultDetail.TimeWithoutOffset => $"t is {seen}, which has no offset; end it with Z or an offset such as +08:00.",
        FaultDetail.TimeImpossible =>
            $"t is {seen}, which no calendar or clock shows; hours go to 23, seconds to 59, offsets to 14:00.",
        FaultDetail.TimeLeapSecond => $"t is {seen}, a leap second, which Unix time cannot name; send second 59 or the next minute.",
        FaultDetail.TimeOutOfRange => $"t is {seen}; it must be within the years 0001 to 9999 (UTC).",
        FaultDetail.ValueNotNumber => $"v is {seen}; it is a JSON number or a decimal string such as \"12345.67\".",
        FaultDetail.ValueTooManyDigits => $"v is {seen}, which has more than 28 significant digits; send at most 28.",
        FaultDetail.ValueTooLarge => $"v is {seen}; its magnitude must be below 7.9e28.",
        FaultDetail.ValueTooSmall => $"v is {seen}, which needs more than 28 decimals; send at most 28.",
        FaultDetail.UnitUnknown =>
            $"u is {seen}; it is one of Wh, kWh, MWh, kvarh, W, kW, MW, L, dm3, m3, m3/h, t, GJ, GJ/h.",
        _ => throw new ArgumentOutOfRangeException(nameof(detail), detail, "Not a fault."),
    };

    private static string Excerpt(ReadOnlySpan<byte> evidence)
    {
        var text = Encoding.UTF8.GetString(evidence[..Math.Min(evidence.Length, LongestExcerpt)]);
        return evidence.Length > LongestExcerpt ? text + "…" : text;
    }
}
