using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="MeterHead"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class MeterHeadConverter : IConverter<MeterHead, MeterHeadSurrogate>
{
    public MeterHead ConvertFromSurrogate(in MeterHeadSurrogate surrogate) => new(
        surrogate.LastAtUnixMs,
        surrogate.LastArrivedUnixMs,
        surrogate.LastValue,
        surrogate.LastQuality,
        surrogate.LastVerdict,
        surrogate.RatePerHour,
        surrogate.RateUntilUnixMs);

    public MeterHeadSurrogate ConvertToSurrogate(in MeterHead value) => new()
    {
        LastAtUnixMs = value.LastAtUnixMs,
        LastArrivedUnixMs = value.LastArrivedUnixMs,
        LastValue = value.LastValue,
        LastQuality = value.LastQuality,
        LastVerdict = value.LastVerdict,
        RatePerHour = value.RatePerHour,
        RateUntilUnixMs = value.RateUntilUnixMs,
    };
}
