using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ParkTwin.Domain.Accounting;

/// <summary>
/// A period that figures are made for, in the park's time zone: a month, a quarter, a year, or the twelve months that end with a
/// month. Text: <c>2023-07</c>, <c>2023-Q3</c>, <c>2023</c>, <c>2023-07-R12</c>.
/// </summary>
public readonly record struct AccountingPeriod : IComparable<AccountingPeriod>
{
    /// <summary>The forms of the text, for a message.</summary>
    public const string Allowed = "a month (2023-07), a quarter (2023-Q3), a year (2023) or twelve months to a month (2023-07-R12)";

    private const int FirstYear = 1970;
    private const int LastYear = 2199;

    private AccountingPeriod(PeriodKind kind, LocalMonth first, int months)
    {
        Kind = kind;
        First = first;
        MonthCount = months;
    }

    /// <summary>Its length.</summary>
    public PeriodKind Kind { get; }

    /// <summary>Its first month.</summary>
    public LocalMonth First { get; }

    /// <summary>Its months: 1, 3 or 12.</summary>
    public int MonthCount { get; }

    /// <summary>Its last month.</summary>
    public LocalMonth Last => new(First.Index + MonthCount - 1);

    /// <summary>The calendar year of its last month; the year whose factors a month or quarter takes.</summary>
    public int Year => Last.Year;

    /// <summary>A month.</summary>
    public static AccountingPeriod OfMonth(LocalMonth month) => new(PeriodKind.Month, month, 1);

    /// <summary>A quarter, 1 to 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The quarter is not 1 to 4.</exception>
    public static AccountingPeriod OfQuarter(int year, int quarter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quarter, 4);
        return new(PeriodKind.Quarter, LocalMonth.Of(year, (3 * quarter) - 2), 3);
    }

    /// <summary>A calendar year.</summary>
    public static AccountingPeriod OfYear(int year) => new(PeriodKind.Year, LocalMonth.Of(year, 1), 12);

    /// <summary>The twelve months that end with a month.</summary>
    public static AccountingPeriod RollingTo(LocalMonth last) => new(PeriodKind.RollingYear, new(last.Index - 11), 12);

    /// <summary>Takes a text.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AccountingPeriod period)
    {
        period = default;
        if (text is null || text.Length < 4
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year < FirstYear || year > LastYear)
        {
            return false;
        }

        var rest = text.AsSpan(4);
        if (rest.IsEmpty)
        {
            period = OfYear(year);
            return true;
        }

        if (rest is ['-', 'Q', >= '1' and <= '4'])
        {
            period = OfQuarter(year, rest[2] - '0');
            return true;
        }

        if (rest.Length is not 3 and not 7 || rest[0] != '-'
            || !int.TryParse(rest.Slice(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12)
        {
            return false;
        }

        var single = LocalMonth.Of(year, month);
        if (rest.Length == 7 && !rest[3..].SequenceEqual("-R12"))
        {
            return false;
        }

        period = rest.Length == 3 ? OfMonth(single) : RollingTo(single);
        return true;
    }

    /// <summary>Takes a text.</summary>
    /// <exception cref="FormatException">The text is not a period; the message says what is.</exception>
    public static AccountingPeriod Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is not a period; write {Allowed}.");

    /// <summary>The months in order.</summary>
    public IEnumerable<LocalMonth> Months()
    {
        for (var index = First.Index; index <= Last.Index; index++)
        {
            yield return new(index);
        }
    }

    /// <summary>The same length one year earlier (同比).</summary>
    public AccountingPeriod YearBefore() => new(Kind, new(First.Index - 12), MonthCount);

    /// <summary>The same length just before (环比).</summary>
    public AccountingPeriod Before() => new(Kind, new(First.Index - (Kind == PeriodKind.RollingYear ? 1 : MonthCount)), MonthCount);

    /// <summary>True when every month of <paramref name="other"/> is in this period.</summary>
    public bool Contains(AccountingPeriod other) => First.Index <= other.First.Index && other.Last.Index <= Last.Index;

    /// <summary>First instant, and the first after it, Unix milliseconds, by the park's calendar.</summary>
    public (long FromUnixMs, long ToUnixMs) Span(ParkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return (calendar.StartOfLocalDay(First.First), calendar.StartOfLocalDay(Last.Next.First));
    }

    /// <inheritdoc/>
    public int CompareTo(AccountingPeriod other) =>
        First.Index != other.First.Index ? First.CompareTo(other.First) : MonthCount.CompareTo(other.MonthCount);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        PeriodKind.Month => First.ToString(),
        PeriodKind.Quarter => $"{First.Year:D4}-Q{((First.Month - 1) / 3) + 1}",
        PeriodKind.Year => $"{First.Year:D4}",
        _ => $"{Last}-R12",
    };
}
