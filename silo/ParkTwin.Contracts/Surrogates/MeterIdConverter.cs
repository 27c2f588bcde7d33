using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="MeterId"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class MeterIdConverter : IConverter<MeterId, MeterIdSurrogate>
{
    public MeterId ConvertFromSurrogate(in MeterIdSurrogate surrogate) => MeterId.Parse(surrogate.Value);

    public MeterIdSurrogate ConvertToSurrogate(in MeterId value) => new() { Value = value.Value };
}
