using System.Globalization;
using System.Security.Cryptography;

namespace ParkTwin.Domain.Tariffs;

/// <summary>Reads the editions of one entry of <c>bandTables</c>: seasons of months, hours by band, and holidays that differ.</summary>
internal static class BandEditionReader
{
    private const int QuartersPerDay = 96;

    public static (List<BandEdition> Editions, List<BandRatios> Ratios) Read(TariffNode table, IReadOnlyList<TariffHoliday> holidays)
    {
        var editions = new List<BandEdition>();
        var ratios = new List<BandRatios>();
        foreach (var node in table.Items("editions"))
        {
            if (!node.IsObject("from seasons ratios citation confidence", "holidays"))
            {
                continue;
            }

            var from = node.Date("from");
            var citation = node.Text("citation") ?? string.Empty;
            var confidence = node.Confidence("confidence");
            var months = Seasons(node);
            var days = Holidays(node, months, holidays);
            var values = Ratios(node.At("ratios"));
            if (from is not { } first)
            {
                continue;
            }

            if (editions.Any(edition => edition.From == first))
            {
                node.At("from").Fault($"is {first:yyyy-MM-dd}, which another edition begins on too; first dates differ.");
                continue;
            }

            editions.Add(new() { From = first, Citation = citation, Months = months, Days = days });
            ratios.Add(new(first, values, citation, confidence));
        }

        ratios.Sort((left, right) => left.From.CompareTo(right.From));
        return (editions, ratios);
    }

    /// <summary>An id that is the same exactly where the bands are the same.</summary>
    public static string ContentId(string id, IEnumerable<BandEdition> editions)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var edition in editions.OrderBy(edition => edition.From))
        {
            Append(hash, edition.From, []);
            foreach (var month in edition.Months)
            {
                Append(hash, default, month.Quarters);
            }

            foreach (var (date, day) in edition.Days.OrderBy(pair => pair.Key))
            {
                Append(hash, date, day.Quarters);
            }
        }

        return $"{id}@{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8))}";
    }

    private static void Append(IncrementalHash hash, DateOnly date, IEnumerable<TimeBand> quarters)
    {
        hash.AppendData(BitConverter.GetBytes(date.DayNumber));
        hash.AppendData([.. quarters.Select(band => (byte)band)]);
    }

    private static BandDay[] Seasons(TariffNode edition)
    {
        var months = new BandDay?[12];
        foreach (var season in edition.Items("seasons"))
        {
            if (!season.IsObject("months hours", "name"))
            {
                continue;
            }

            var quarters = Hours(season.At("hours"));
            var gap = Array.IndexOf(quarters, TimeBand.None);
            if (gap >= 0)
            {
                season.At("hours").Fault($"leave out {Clock(gap)}; together they cover 00:00 to 24:00.");
            }

            foreach (var item in season.Items("months"))
            {
                if (item.AsNumber(1m, 12m, needed: true) is not { } number)
                {
                    continue;
                }

                if (number != decimal.Truncate(number))
                {
                    item.Fault($"is {number}; a month is a whole number.");
                }
                else if (months[(int)number - 1] is not null)
                {
                    item.Fault($"is {number}, which the season before has too; each month belongs to one season.");
                }
                else
                {
                    months[(int)number - 1] = new(quarters);
                }
            }
        }

        var missing = Enumerable.Range(1, 12).Where(month => months[month - 1] is null).ToList();
        if (missing.Count > 0)
        {
            edition.At("seasons").Fault($"leave out month {string.Join(", ", missing)}; each month belongs to one season.");
        }

        var none = new BandDay([.. Enumerable.Repeat(TimeBand.None, QuartersPerDay)]);
        return [.. months.Select(month => month ?? none)];
    }

    private static Dictionary<DateOnly, BandDay> Holidays(
        TariffNode edition, BandDay[] months, IReadOnlyList<TariffHoliday> holidays)
    {
        var days = new Dictionary<DateOnly, BandDay>();
        foreach (var node in edition.Items("holidays"))
        {
            if (!node.IsObject("names hours", "firstDays"))
            {
                continue;
            }

            var first = (int?)node.Number("firstDays", 1m, 31m);
            var overlay = Hours(node.At("hours"));
            foreach (var item in node.Items("names"))
            {
                if (item.AsText() is not { } name)
                {
                    continue;
                }

                var found = holidays.Where(holiday => holiday.Name == name).ToList();
                if (found.Count == 0)
                {
                    item.Fault($"is '{name}', which no entry of holidays has as name.");
                }

                foreach (var holiday in found)
                {
                    Cover(days, months, overlay, holiday, first);
                }
            }
        }

        return days;
    }

    private static void Cover(
        Dictionary<DateOnly, BandDay> days, BandDay[] months, TimeBand[] overlay, TariffHoliday holiday, int? first)
    {
        var last = first is { } count && holiday.From.AddDays(count - 1) < holiday.To ? holiday.From.AddDays(count - 1) : holiday.To;
        for (var day = holiday.From; day <= last; day = day.AddDays(1))
        {
            var usual = days.TryGetValue(day, out var special) ? special : months[day.Month - 1];
            days[day] = new([.. usual.Quarters.Select((band, index) => overlay[index] == TimeBand.None ? band : overlay[index])]);
        }
    }

    private static decimal?[] Ratios(TariffNode node)
    {
        var ratios = new decimal?[(int)TimeBand.None];
        foreach (var (key, value) in node.Properties())
        {
            if (!TimeBands.TryParse(key, out var band) || band == TimeBand.None)
            {
                value.Fault($"is an unknown band; known are {string.Join(", ", TimeBands.Priced)}.");
            }
            else
            {
                ratios[(int)band] = value.AsNumber(0m, 100m);
            }
        }

        return ratios;
    }

    /// <summary>The bands of 96 quarter-hours; <see cref="TimeBand.None"/> where no span is.</summary>
    private static TimeBand[] Hours(TariffNode node)
    {
        var quarters = new TimeBand[QuartersPerDay];
        Array.Fill(quarters, TimeBand.None);
        foreach (var (key, list) in node.Properties())
        {
            if (!TimeBands.TryParse(key, out var band) || band == TimeBand.None)
            {
                list.Fault($"is an unknown band; known are {string.Join(", ", TimeBands.Priced)}.");
                continue;
            }

            foreach (var item in list.Items())
            {
                if (item.AsText() is { } text)
                {
                    Span(item, text, band, quarters);
                }
            }
        }

        return quarters;
    }

    private static void Span(TariffNode item, string text, TimeBand band, TimeBand[] quarters)
    {
        if (text.Length != 11 || text[5] != '-' || Quarter(text.AsSpan(0, 5)) is not { } from || Quarter(text.AsSpan(6)) is not { } to
            || from >= to)
        {
            item.Fault($"is '{text}'; write a span of quarter-hours like 07:00-11:00 or 23:00-24:00.");
            return;
        }

        for (var quarter = from; quarter < to; quarter++)
        {
            if (quarters[quarter] != TimeBand.None)
            {
                item.Fault($"is '{text}', but {Clock(quarter)} is {TimeBands.Of(quarters[quarter])} already; spans do not overlap.");
                return;
            }

            quarters[quarter] = band;
        }
    }

    private static int? Quarter(ReadOnlySpan<char> clock) =>
        clock[2] == ':'
        && int.TryParse(clock[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
        && int.TryParse(clock[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
        && minute is 0 or 15 or 30 or 45 && (hour < 24 || (hour == 24 && minute == 0))
            ? (hour * 4) + (minute / 15)
            : null;

    private static string Clock(int quarter) => $"{quarter / 4:00}:{quarter % 4 * 15:00}";
}
