using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Grains;

/// <summary>Adds the counted meters of one carrier, role and measure.</summary>
internal sealed class LineSum
{
    private int _meters;
    private int _fresh;
    private long? _rate;
    private long? _today;
    private long? _soFar;
    private long? _yesterday;

    /// <summary>Adds one meter.</summary>
    public void Add(ShelvedMeter meter, in MeterHead head, long? today, long nowUnixMs)
    {
        _meters++;
        if (head.RatePerHour is { } rate && Staleness.IsFresh(head, meter.Book.Definition.IntervalSeconds, nowUnixMs))
        {
            _fresh++;
            _rate = (_rate ?? 0) + rate;
        }

        _today = Sum(_today, today);
        _soFar = Sum(_soFar, meter.Yesterday.SoFar);
        _yesterday = Sum(_yesterday, meter.Yesterday.Whole);
    }

    /// <summary>The line.</summary>
    public CarrierLive ToLine(Carrier carrier, MeterRole role, Measure measure) => new()
    {
        Carrier = carrier,
        Role = role,
        Measure = measure,
        Meters = _meters,
        FreshMeters = _fresh,
        RatePerHour = _rate,
        Today = _today,
        YesterdaySoFar = _soFar,
        Yesterday = _yesterday,
    };

    private static long? Sum(long? left, long? right) => (left, right) switch
    {
        (null, _) => right,
        (_, null) => left,
        var (a, b) => a + b,
    };
}
