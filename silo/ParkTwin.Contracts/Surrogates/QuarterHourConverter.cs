using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="QuarterHour"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class QuarterHourConverter : IConverter<QuarterHour, QuarterHourSurrogate>
{
    public QuarterHour ConvertFromSurrogate(in QuarterHourSurrogate surrogate) => new(surrogate.Index);

    public QuarterHourSurrogate ConvertToSurrogate(in QuarterHour value) => new() { Index = value.Index };
}
