using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Live;

/// <summary>Makes the live views of <c>docs/formats/live.md</c> from what the grains report and the registry says.</summary>
internal static class LiveViews
{
    /// <summary>A park as one view; enterprises that have not reported yet are there with their meters and without figures.</summary>
    /// <param name="park">The park, or the part of it that is seen.</param>
    /// <param name="reports">What the enterprises have reported; those that are not seen are left out.</param>
    /// <param name="whole">True for a whole park, which has sums; false for a part of it, which has none.</param>
    /// <param name="now">The instant of the view.</param>
    public static ParkView Park(RegisteredPark park, IReadOnlyCollection<EnterpriseLive> reports, bool whole, DateTimeOffset now)
    {
        var byEnterprise = reports.ToDictionary(report => report.Enterprise?.Value ?? GrainKeys.ParkOwn, StringComparer.Ordinal);
        List<EnterpriseView> enterprises = [];
        List<MeterView> rows = new(park.Definition.Meters.Count);
        foreach (var enterprise in park.Definition.Enterprises)
        {
            Add(enterprise.Id.Value, enterprise);
        }

        if (park.HasOwnMeters)
        {
            Add(GrainKeys.ParkOwn, null);
        }

        return new ParkView
        {
            Park = Head(park),
            At = ParkTime.At(park, now.ToUnixTimeMilliseconds()),
            Lines = whole ? Lines(reports) : [],
            Enterprises = enterprises,
            Meters = rows,
        };

        void Add(string key, EnterpriseDefinition? enterprise)
        {
            var first = rows.Count;
            var report = byEnterprise.GetValueOrDefault(key);
            Meters(park, park.MetersOf(enterprise?.Id), report, now, rows);
            enterprises.Add(Enterprise(enterprise, report, rows[first..]));
        }
    }

    /// <summary>Adds the rows of one enterprise's meters, in the registry's order.</summary>
    public static void Meters(
        RegisteredPark park, IEnumerable<MeterDefinition> meters, EnterpriseLive? report, DateTimeOffset now, List<MeterView> into)
    {
        var live = (report?.Meters ?? []).ToDictionary(meter => meter.Meter);
        into.AddRange(meters.Select(meter => Meter(park, meter, live.GetValueOrDefault(meter.Id), now)));
    }

    /// <summary>The row of one enterprise over the rows of its meters.</summary>
    public static EnterpriseView Enterprise(EnterpriseDefinition? enterprise, EnterpriseLive? report, IReadOnlyList<MeterView> meters) => new()
    {
        Id = enterprise?.Id.Value,
        Name = enterprise?.Name,
        Industry = enterprise?.Industry,
        LandMu = Exact.Trim(enterprise?.LandMu),
        FloorM2 = Exact.Trim(enterprise?.FloorM2),
        Sequence = report?.Sequence ?? 0,
        Lines = [.. (report?.Lines ?? []).Select(Line)],
        Meters = meters.Count,
        StaleMeters = meters.Count(meter => meter.Stale),
        LastAt = meters.Max(meter => meter.LastAt),
    };

    /// <summary>Sums over enterprises: one line per carrier, role and measure; what nobody knows stays unknown.</summary>
    public static IReadOnlyList<LineView> Lines(IEnumerable<EnterpriseLive> reports) =>
    [
        .. reports.SelectMany(report => report.Lines)
            .GroupBy(line => (line.Carrier, line.Role, line.Measure))
            .OrderBy(group => group.Key)
            .Select(group => Line(group.Aggregate(Add))),
    ];

    /// <summary>The meter that one is part of; null where it has none, or where that one is not in what is seen of the park.</summary>
    public static string? ParentOf(RegisteredPark park, MeterDefinition meter) =>
        meter.Parent is { } parent && park.FindMeter(parent) is not null ? parent.Value : null;

    private static CarrierLive Add(CarrierLive left, CarrierLive right) => left with
    {
        Meters = left.Meters + right.Meters,
        FreshMeters = left.FreshMeters + right.FreshMeters,
        RatePerHour = Add(left.RatePerHour, right.RatePerHour),
        Today = Add(left.Today, right.Today),
        YesterdaySoFar = Add(left.YesterdaySoFar, right.YesterdaySoFar),
        Yesterday = Add(left.Yesterday, right.Yesterday),
    };

    private static long? Add(long? left, long? right) => left is { } one && right is { } other ? one + other : left ?? right;

    private static ParkHeadView Head(RegisteredPark park) =>
        new(park.Definition.Id.Value, park.Definition.Name, park.Definition.TimeZone, park.Definition.Region, park.Demo);

    private static LineView Line(CarrierLive line) => new()
    {
        Carrier = Words.Of(line.Carrier),
        Role = Words.Of(line.Role),
        Unit = Words.Of(line.Measure),
        RateUnit = Words.RateOf(line.Measure),
        Meters = line.Meters,
        FreshMeters = line.FreshMeters,
        Rate = Exact.FromMillionths(line.RatePerHour),
        Today = Exact.FromMillionths(line.Today),
        YesterdaySoFar = Exact.FromMillionths(line.YesterdaySoFar),
        Yesterday = Exact.FromMillionths(line.Yesterday),
    };

    private static MeterView Meter(RegisteredPark park, MeterDefinition meter, MeterLive? live, DateTimeOffset now)
    {
        var head = live?.Head ?? default;
        var known = head.LastArrivedUnixMs is not null; // Of a past quarter-hour no single reading is shown.
        var measure = MeterUnits.TryMeasure(meter.Unit, meter.Carrier, out var found) ? found : default;
        return new MeterView
        {
            Id = meter.Id.Value,
            Name = meter.Name,
            Enterprise = meter.Enterprise?.Value,
            Carrier = Words.Of(meter.Carrier),
            Role = Words.Of(meter.Role),
            Kind = Words.Of(meter.Kind),
            MeterUnit = Words.Of(meter.Unit),
            Unit = Words.Of(measure),
            RateUnit = Words.RateOf(measure),
            IntervalSeconds = meter.IntervalSeconds,
            Parent = ParentOf(park, meter),
            Counted = Counting.IsCounted(meter),
            Rate = Exact.FromMillionths(head.RatePerHour),
            Today = Exact.FromMillionths(live?.Today),
            LastAt = ParkTime.At(park, head.LastAtUnixMs),
            LastArrived = ParkTime.At(park, head.LastArrivedUnixMs),
            LastValue = Exact.Trim(head.LastValue),
            Quality = known ? Words.Of(head.LastQuality) : null,
            Verdict = known ? Words.Of(head.LastVerdict) : null,
            Stale = !Staleness.IsFresh(head, meter.IntervalSeconds, now.ToUnixTimeMilliseconds()),
        };
    }
}
