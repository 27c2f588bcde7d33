using System.Globalization;
using System.Text.Json;
using ParkTwin.Faults.Twins;

namespace ParkTwin.Faults.Load;

/// <summary>
/// Compares what the twin answers over REST with the book: every acknowledged reading is there with its exact value, nothing is there
/// that was not sent, and the counters count each once.
/// </summary>
internal sealed class Checker(Book book)
{
    private readonly int[] _known = new int[book.Meters];

    /// <summary>Acknowledged readings that the twin does not have.</summary>
    public long Lost { get; private set; }

    /// <summary>Readings that are counted more than once.</summary>
    public long Doubled { get; private set; }

    /// <summary>Readings with another value than was sent, or that nobody sent.</summary>
    public long Wrong { get; private set; }

    /// <summary>Accepted readings that are not in the book: sent beside the load, counted by whoever sent them.</summary>
    public long Others { get; set; }

    /// <summary>What was found wrong, in words; at most a few of each look.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>
    /// Looks at every reading since the last look at which all before it were acknowledged, and at the counters. For a twin that is
    /// not loaded just now.
    /// </summary>
    public async Task LookAsync(TwinClient twin, string when)
    {
        var status = await twin.SettledAsync();
        var present = 0L;
        for (var meter = 0; meter < book.Meters; meter++)
        {
            var from = _known[meter];
            present += from;
            if (from < book.SentOf(meter))
            {
                present += await MeterAsync(twin, meter, from, book.SentOf(meter), when);
            }

            _known[meter] = book.FirstOpen(meter);
        }

        Count(status.Accepted, present + Others, when);
    }

    /// <summary>Compares the sums of all months of all meters, exactly. Everything sent must be acknowledged.</summary>
    public async Task MonthsAsync(TwinClient twin, string when)
    {
        for (var meter = 0; meter < book.Meters; meter++)
        {
            var count = book.SentOf(meter);
            if (count == 0)
            {
                continue;
            }

            using var usage = await twin.JsonAsync(Path(meter, 0, count, "P1M"));
            var expected = Months(meter, count);
            var at = 0;
            foreach (var row in usage.RootElement.GetProperty("values").EnumerateArray())
            {
                var sum = row.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : 0;
                if (at >= expected.Count || sum != expected[at] / 100m)
                {
                    Wrong++;
                    Problem($"{when}: {FaultPark.Meter(meter)} month {at} is {sum}, expected {(at < expected.Count ? expected[at] / 100m : 0)}");
                }

                at++;
            }

            if (at < expected.Count)
            {
                Lost++;
                Problem($"{when}: {FaultPark.Meter(meter)} answers {at} months of {expected.Count}");
            }
        }
    }

    private static List<long> Months(int meter, int count)
    {
        var months = new List<long>();
        var month = -1;
        for (var nth = 0; nth < count; nth++)
        {
            var at = FaultPark.At(nth);
            if (at.Month != month)
            {
                months.Add(0);
                month = at.Month;
            }

            months[^1] += FaultPark.Hundredths(meter, nth);
        }

        return months;
    }

    private static string Path(int meter, int from, int to, string step) =>
        $"/api/parks/{FaultPark.Id}/meters/{FaultPark.Meter(meter)}/usage?step={step}&from={Instant(from)}&to={Instant(to)}";

    private static string Instant(int nth) => Uri.EscapeDataString(FaultPark.At(nth).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    /// <summary>One meter's readings from a number to another; answers how many are there.</summary>
    private async Task<long> MeterAsync(TwinClient twin, int meter, int from, int to, string when)
    {
        var present = 0L;
        var nth = from;
        while (nth < to)
        {
            var end = Math.Min(to, nth + 35_000);
            using var usage = await twin.JsonAsync(Path(meter, nth, end, "PT15M"));
            var rows = usage.RootElement.GetProperty("values");
            if (rows.GetArrayLength() != end - nth)
            {
                throw new FaultException($"{rows.GetArrayLength()} rows where {end - nth} quarter-hours were asked for.");
            }

            foreach (var row in rows.EnumerateArray())
            {
                present += Row(row.GetProperty("value"), meter, nth, when);
                nth++;
            }
        }

        return present;
    }

    private int Row(JsonElement value, int meter, int nth, string when)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (book.IsAcknowledged(meter, nth))
            {
                Lost++;
                Problem($"{when}: {FaultPark.Meter(meter)} reading {nth} was acknowledged and is not there");
            }

            return 0;
        }

        var expected = FaultPark.Hundredths(meter, nth) / 100m;
        if (value.GetDecimal() != expected)
        {
            Wrong++;
            Problem($"{when}: {FaultPark.Meter(meter)} reading {nth} counts {value.GetDecimal()}, sent was {expected}");
        }

        return 1;
    }

    private void Count(long accepted, long present, string when)
    {
        if (accepted > present)
        {
            Doubled += accepted - present;
            Problem($"{when}: {accepted} readings are counted as accepted, {present} are there");
        }
        else if (accepted < present)
        {
            Wrong += present - accepted;
            Problem($"{when}: only {accepted} readings are counted as accepted, {present} are there");
        }
    }

    private void Problem(string text)
    {
        if (Problems.Count < 20)
        {
            Problems.Add(text);
        }
    }
}
