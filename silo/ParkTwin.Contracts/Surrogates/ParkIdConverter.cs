using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="ParkId"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class ParkIdConverter : IConverter<ParkId, ParkIdSurrogate>
{
    public ParkId ConvertFromSurrogate(in ParkIdSurrogate surrogate) => ParkId.Parse(surrogate.Value);

    public ParkIdSurrogate ConvertToSurrogate(in ParkId value) => new() { Value = value.Value };
}
