namespace ParkTwin.Storage.Audit;

/// <summary>What stands in one file of the audit trail, as far as it can be read.</summary>
/// <param name="Length">Bytes that count; behind them is a tail that was never confirmed.</param>
/// <param name="First">The first whole line; null for none.</param>
/// <param name="Last">The last whole line; null for none.</param>
/// <param name="Damage">What is wrong in the midst, a sentence; null where nothing is.</param>
internal sealed record AuditTail(long Length, AuditLine? First, AuditLine? Last, string? Damage)
{
    /// <summary>
    /// Reads a file from its beginning, and checks every line and the chain. A damaged line is a torn tail, which was never confirmed, if
    /// whatever is whole behind it was flushed together with it; it is damage if something was flushed later.
    /// </summary>
    /// <param name="path">Its path, for the sentence.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="before">The last line of the file before; null where it is not known or there is none.</param>
    public static AuditTail Read(string path, ReadOnlySpan<byte> bytes, AuditLine? before)
    {
        var now = new AuditTail(0, null, before, null);
        AuditTail? beforeTear = null;
        var (at, number, bad, torn) = (0, 0L, 0L, (Group: 0L, Line: 0L));
        while (at < bytes.Length)
        {
            var end = bytes[at..].IndexOf((byte)'\n');
            var next = end < 0 ? bytes.Length : at + end + 1;
            number++;
            if (end < 0 || !AuditLine.TryRead(bytes.Slice(at, end), out var line))
            {
                bad = bad == 0 ? number : bad;
                at = next;
                continue;
            }

            if (beforeTear is not null && line.Group > torn.Group)
            {
                now = now with { Damage = now.Damage ?? Damaged(path, torn.Line) };
                beforeTear = null;
            }

            if (bad > 0 && beforeTear is null)
            {
                var isSameGroup = now.Last is { } last ? line.Group <= last.Row.Sequence + 1 : line.Group < line.Row.Sequence;
                (beforeTear, torn) = isSameGroup ? (now, (line.Group, bad)) : (null, default);
                now = isSameGroup ? now : now with { Damage = now.Damage ?? Damaged(path, bad) };
            }
            else if (bad == 0 && now.Last is { } last && (line.Previous != last.Hash || line.Row.Sequence != last.Row.Sequence + 1))
            {
                now = now with
                {
                    Damage = now.Damage ?? $"{path}, line {number}: it does not follow entry {last.Row.Sequence}; something was changed or taken out.",
                };
            }

            now = now with { Length = next, First = now.First ?? line, Last = line };
            (bad, at) = (0, next);
        }

        now = beforeTear is null ? now : beforeTear;
        return ReferenceEquals(now.Last, before) ? now with { Last = null } : now;
    }

    private static string Damaged(string path, long line) =>
        $"{path}, line {line}: it is damaged, and was whole once. Restore the file from a backup to read it.";
}
