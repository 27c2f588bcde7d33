using NodaTime;

namespace ParkTwin.Simulators.Model;

/// <summary>The days of a park, made when asked for; the last few are kept.</summary>
internal sealed class ParkDays(DateTimeZone zone, Weather weather)
{
    private readonly ParkDay?[] _kept = new ParkDay?[4];

    /// <summary>A day by its number (UTC days since the Unix epoch).</summary>
    public ParkDay Get(long number)
    {
        ref var slot = ref _kept[number & 3];
        if (slot?.Number != number)
        {
            slot = new ParkDay(number, zone, weather);
        }

        return slot;
    }
}
