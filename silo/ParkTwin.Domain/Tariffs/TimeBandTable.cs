namespace ParkTwin.Domain.Tariffs;

/// <summary>Which band each local quarter-hour is in, over all editions of a tariff. Immutable.</summary>
public sealed class TimeBandTable
{
    private readonly BandEdition[] _editions;

    /// <summary>A table over editions.</summary>
    /// <param name="id">Identifies the content: tables with one id are the same table.</param>
    /// <param name="editions">In any order; their first dates differ.</param>
    /// <exception cref="ArgumentException">Two editions begin on one date, a day has not 96 quarters, or an edition not 12
    /// months.</exception>
    public TimeBandTable(string id, IEnumerable<BandEdition> editions)
    {
        Id = id;
        _editions = [.. editions.OrderBy(edition => edition.From)];
        for (var i = 0; i < _editions.Length; i++)
        {
            var edition = _editions[i];
            if (i > 0 && _editions[i - 1].From == edition.From)
            {
                throw new ArgumentException($"Time bands '{id}' have two editions from {edition.From:yyyy-MM-dd}.", nameof(editions));
            }

            if (edition.Months.Count != 12 || edition.Months.Concat(edition.Days.Values).Any(day => day.Quarters.Count != 96))
            {
                throw new ArgumentException(
                    $"Time bands '{id}' from {edition.From:yyyy-MM-dd} need 12 months and 96 quarter-hours a day.", nameof(editions));
            }
        }
    }

    /// <summary>A table that knows no band.</summary>
    public static TimeBandTable Empty { get; } = new("none", []);

    /// <summary>Identifies the content.</summary>
    public string Id { get; }

    /// <summary>The editions, by first date.</summary>
    public IReadOnlyList<BandEdition> Editions => _editions;

    /// <summary>The bands of a local date; null where no edition holds.</summary>
    public BandDay? DayOf(DateOnly day)
    {
        for (var i = _editions.Length - 1; i >= 0; i--)
        {
            if (_editions[i].From <= day)
            {
                return _editions[i].Days.TryGetValue(day, out var special) ? special : _editions[i].Months[day.Month - 1];
            }
        }

        return null;
    }
}
