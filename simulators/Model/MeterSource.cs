using System.Text;
using ParkTwin.Domain;
using ParkTwin.Simulators.Publishing;

namespace ParkTwin.Simulators.Model;

/// <summary>A meter that can be read at any instant, again and again with the same answer.</summary>
internal abstract class MeterSource
{
    /// <summary>A meter of a park.</summary>
    protected MeterSource(ParkId park, MeterDefinition definition)
    {
        Definition = definition;
        Seed = Noise.Derive(0, definition.Id.Value);
        Topic = Encoding.UTF8.GetBytes($"parktwin/v1/{park.Value}/{definition.Id.Value}/reading");
    }

    /// <summary>The registry's entry.</summary>
    public MeterDefinition Definition { get; }

    /// <summary>Topic of its readings, UTF-8.</summary>
    public ReadOnlyMemory<byte> Topic { get; }

    /// <summary>A number of its own for everything random about it.</summary>
    public ulong Seed { get; }

    /// <summary>Milliseconds between two stamps of a grid.</summary>
    public abstract long StepMs(StampGrid grid);

    /// <summary>The first stamp after an instant.</summary>
    public abstract long NextStamp(long afterMs, StampGrid grid);

    /// <summary>When a reading of a stamp can be sent: an interval stamped at its start only when it is over.</summary>
    public virtual long DueMs(long stampMs) =>
        Definition is { Kind: MeterKind.Interval, Stamp: StampPosition.Start }
            ? stampMs + (Definition.IntervalSeconds * 1000L)
            : stampMs;

    /// <summary>What the meter shows at an instant.</summary>
    public abstract ReadingValue Read(long unixMs);
}
