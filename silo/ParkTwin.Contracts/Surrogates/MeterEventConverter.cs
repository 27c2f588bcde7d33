using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="MeterEvent"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class MeterEventConverter : IConverter<MeterEvent, MeterEventSurrogate>
{
    public MeterEvent ConvertFromSurrogate(in MeterEventSurrogate surrogate) => new()
    {
        AtUnixMs = surrogate.AtUnixMs,
        Kind = surrogate.Kind,
        Final = surrogate.Final,
        Initial = surrogate.Initial,
        Ratio = surrogate.Ratio,
        Digits = surrogate.Digits,
        Unit = surrogate.Unit,
        MaxRate = surrogate.MaxRate,
        ReferenceTemperatureC = surrogate.ReferenceTemperatureC,
        Accept = surrogate.Accept,
        Note = surrogate.Note,
    };

    public MeterEventSurrogate ConvertToSurrogate(in MeterEvent value) => new()
    {
        AtUnixMs = value.AtUnixMs,
        Kind = value.Kind,
        Final = value.Final,
        Initial = value.Initial,
        Ratio = value.Ratio,
        Digits = value.Digits,
        Unit = value.Unit,
        MaxRate = value.MaxRate,
        ReferenceTemperatureC = value.ReferenceTemperatureC,
        Accept = value.Accept,
        Note = value.Note,
    };
}
