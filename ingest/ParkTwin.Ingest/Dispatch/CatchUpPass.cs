using ParkTwin.Contracts;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Dispatch;

/// <summary>One pass over the journal for one enterprise that fell behind.</summary>
internal sealed class CatchUpPass(Journal journal, EnterpriseOutbox outbox, MeterRoute[] routes)
{
    private const int BatchReadings = 65_536;

    private readonly ReadingBatch _batch = new();
    private long _from;

    /// <summary>Brings the grain from where it stands to <paramref name="end"/>, or as far as it goes before it must begin anew.</summary>
    public async Task RunAsync(long end, CancellationToken cancellationToken)
    {
        _from = outbox.Position.Applied;
        var at = Math.Max(_from, journal.FirstPosition);
        await using var reader = journal.OpenReader(at);
        while (at < end)
        {
            var group = await reader.ReadAsync(cancellationToken);
            at = Math.Min(end, group.EndPosition);
            Collect(group, at);
            if ((_batch.Count >= BatchReadings || at == end) && !await SendAsync(at))
            {
                return;
            }
        }
    }

    private async Task<bool> SendAsync(long at)
    {
        var went = await outbox.SendAgainAsync(_batch, _from, at);
        (_batch.Count, _from) = (0, at);
        return went;
    }

    private void Collect(JournalGroup group, long end)
    {
        var from = Math.Max(group.FirstPosition, _from);
        var records = group.Records(from);
        while (records.Read() && records.Position < end)
        {
            if (records.Kind == JournalRecordKind.Reading
                && records.Meter < routes.Length
                && ReferenceEquals(routes[records.Meter].Outbox, outbox))
            {
                _batch.Add(routes[records.Meter].Ordinal, records.Reading);
            }
        }
    }
}
