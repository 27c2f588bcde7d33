namespace ParkTwin.Domain.Ledger;

/// <summary>
/// The canonical bytes of a <see cref="RegisterScan"/>'s state: equal states have equal bytes, so two evaluations have converged
/// when the bytes agree.
/// </summary>
internal static class ScanState
{
    private const byte Wide = 0xFF;

    /// <summary>The state before the first reading.</summary>
    public static readonly byte[] Empty = [0, 0, 0];

    /// <summary>Writes the state.</summary>
    public static void Save(RegisterScan scan, ByteWriter into)
    {
        into.Varint((ulong)scan.EventsTaken);
        into.Varint((ulong)scan.Chain.Count);
        into.Varint((ulong)scan.Open.Count);
        if (scan.Chain.Count == 0)
        {
            return;
        }

        var scale = CommonScale(scan);
        into.Byte(scale);
        var (at, mantissa) = (0L, 0L);
        Save(scan.Chain, scale, ref at, ref mantissa, into);
        Save(scan.Open, scale, ref at, ref mantissa, into);
    }

    /// <summary>Restores the state into a scan that has begun.</summary>
    public static void Load(RegisterScan scan, MeterTimeline timeline, ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        scan.Resume(reader.Count(int.MaxValue));
        var (chain, open) = (reader.Count(int.MaxValue), reader.Count(int.MaxValue));
        if (chain == 0)
        {
            return;
        }

        var scale = reader.Byte();
        var (at, mantissa) = (0L, 0L);
        for (var index = 0; index < chain + open; index++)
        {
            at += reader.Signed();
            var point = new RegisterPoint { At = at, Marks = (PointMarks)reader.Byte() };
            if (scale == Wide)
            {
                point.Value = reader.Decimal();
            }
            else
            {
                mantissa = unchecked(mantissa + reader.Signed());
                point.Value = DecimalParts.Join(mantissa, scale);
            }

            // The final level of an old register never rests in a state: its segment is closed at once.
            point.Scale = (point.Marks & PointMarks.OldScale) != 0 ? timeline.IndexBefore(at) : timeline.IndexAt(at);
            timeline.At(point.Scale).Factor.TryConvert(point.Value, out point.Millionths);
            (index < chain ? scan.Chain : scan.Open).Add(point);
        }
    }

    private static byte CommonScale(RegisterScan scan)
    {
        var common = 0;
        for (var index = 0; index < scan.Chain.Count + scan.Open.Count; index++)
        {
            if (!DecimalParts.TrySplit(ValueAt(scan, index), out _, out var scale))
            {
                return Wide;
            }

            common = Math.Max(common, scale);
        }

        for (var index = 0; index < scan.Chain.Count + scan.Open.Count; index++)
        {
            DecimalParts.TrySplit(ValueAt(scan, index), out var mantissa, out var scale);
            if (!DecimalParts.TryWiden(mantissa, scale, common, out _))
            {
                return Wide;
            }
        }

        return (byte)common;
    }

    private static decimal ValueAt(RegisterScan scan, int index) =>
        index < scan.Chain.Count ? scan.Chain[index].Value : scan.Open[index - scan.Chain.Count].Value;

    private static void Save(PointList points, byte scale, ref long at, ref long mantissa, ByteWriter into)
    {
        for (var index = 0; index < points.Count; index++)
        {
            ref var point = ref points[index];
            into.Signed(point.At - at);
            into.Byte((byte)point.Marks);
            at = point.At;
            if (scale == Wide)
            {
                into.Decimal(DecimalParts.Normal(point.Value));
                continue;
            }

            DecimalParts.TrySplit(point.Value, out var own, out var ownScale);
            DecimalParts.TryWiden(own, ownScale, scale, out own);
            into.Signed(unchecked(own - mantissa));
            mantissa = own;
        }
    }
}
