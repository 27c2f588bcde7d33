using System.Globalization;
using System.Text;
using ParkTwin.Domain;

namespace ParkTwin.Simulation.Model;

/// <summary>A meter of the simulated park and what it measured, with every trouble that meters make.</summary>
internal sealed class MeterPlan
{
    private readonly Random _dice;

    public MeterPlan(string id, string? enterprise, Random dice, long nowUnixMs)
    {
        (_dice, Id, Enterprise) = (dice, id, enterprise);
        Kind = (MeterKind)Pick(0, 0, 0, 1, 2);
        IntervalSeconds = Pick(60, 300, 900, 900, 900, 3600);
        Digits = Kind == MeterKind.Register && dice.Next(2) == 0 ? dice.Next(3, 7) : null;
        Ratio = Kind == MeterKind.Register ? Pick(1m, 1m, 8000m, -1m, 0.0333m) : Pick(1m, 10m, -1m, 0.0333m);
        MaxRate = dice.Next(4) == 0 ? 40m * Pick(1, 4, 16) * 900 / IntervalSeconds : null;
        StampsEnd = Kind == MeterKind.Interval && dice.Next(2) == 0;
        Times = MakeTimes(nowUnixMs);
        Values = Kind == MeterKind.Register ? Levels() : Amounts();
    }

    public string Id { get; }

    public string? Enterprise { get; }

    public MeterKind Kind { get; }

    public int IntervalSeconds { get; }

    public int? Digits { get; }

    public decimal Ratio { get; }

    public decimal? MaxRate { get; }

    public bool StampsEnd { get; }

    public List<long> Times { get; }

    public List<decimal> Values { get; }

    /// <summary>The word of its unit.</summary>
    public string Unit => Kind == MeterKind.Gauge ? "kW" : "kWh";

    /// <summary>Its entry in the registry file.</summary>
    public void Write(StringBuilder json)
    {
        var c = CultureInfo.InvariantCulture;
        json.Append(c, $"{{\"id\":\"{Id}\",\"enterprise\":{(Enterprise is null ? "null" : $"\"{Enterprise}\"")},\"carrier\":\"electricity\",");
        json.Append(c, $"\"role\":\"grid-import\",\"kind\":\"{Words.Of(Kind)}\",\"unit\":\"{Unit}\",\"ratio\":{Ratio},\"intervalSeconds\":{IntervalSeconds}");
        json.Append(Digits is { } digits ? string.Create(c, $",\"digits\":{digits}") : "");
        json.Append(MaxRate is { } rate ? string.Create(c, $",\"maxRate\":{rate}") : "");
        json.Append(StampsEnd ? ",\"stamp\":\"end\"}" : "}");
    }

    /// <summary>Something a person may say of it.</summary>
    public MeterEvent Event(Random dice)
    {
        var index = dice.Next(Times.Count);
        var kind = (MeterEventKind)dice.Next(4);
        var swaps = kind is MeterEventKind.Replacement or MeterEventKind.Reset && Kind == MeterKind.Register;
        return new MeterEvent
        {
            AtUnixMs = Times[index] + (dice.Next(3) == 0 ? dice.Next(-3_600_000, 3_600_000) : 0),
            Kind = kind,
            Final = swaps && dice.Next(2) == 0 ? Values[index] + dice.Next(2) : null,
            Initial = swaps && dice.Next(2) == 0 ? dice.Next(3) : null,
            Ratio = kind == MeterEventKind.Change || (kind == MeterEventKind.Replacement && dice.Next(2) == 0) ? dice.Next(1, 5) * 1.5m : null,
            Accept = kind == MeterEventKind.Confirmation ? dice.Next(2) == 0 : null,
        };
    }

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[_dice.Next(choices.Length)];

    private List<long> MakeTimes(long now)
    {
        var times = new List<long>();
        var at = now - (Pick(1, 6, 30, 30 * 24) * 3_600_000L) - _dice.NextInt64(3_600_000);
        var jitter = _dice.Next(2) == 0 ? 0 : IntervalSeconds * 200;
        for (var left = _dice.Next(3, 36); left > 0 && at < now; left--)
        {
            times.Add(Math.Min(now, at + (jitter == 0 ? 0 : _dice.Next(jitter))));
            at += IntervalSeconds * 1000L * (_dice.Next(12) == 0 ? _dice.Next(2, 8) : 1);
            at += _dice.Next(60) == 0 ? _dice.NextInt64(20 * 86_400_000L) : 0;
        }

        return times;
    }

    private List<decimal> Levels()
    {
        var values = new List<decimal>();
        var range = Digits is { } d ? (decimal)Math.Pow(10, d) : 1_000_000m;
        var level = Digits is null ? 5000m : Pick(range * 0.98m, range * 0.999m, range / 2, 0m);
        var (step, scale) = (_dice.Next(3) == 0 ? range / 300 : 3m, _dice.Next(0, 4));
        foreach (var _ in Times)
        {
            level += Math.Round((decimal)_dice.NextDouble() * step, scale);
            level %= Digits is null ? decimal.MaxValue : range;
            if (_dice.Next(40) == 0)
            {
                level = Pick(0m, level / 3, 2m);
            }

            var value = _dice.Next(14) == 0
                ? Pick(0m, level + (range / 2), level + 50, Math.Max(0, level - 1), range - 1)
                : level;
            values.Add(Math.Round(value, scale));
        }

        return values;
    }

    private List<decimal> Amounts() =>
        [.. Times.Select(_ => Math.Round((decimal)((_dice.NextDouble() * 60) - 3), _dice.Next(5)))];
}
