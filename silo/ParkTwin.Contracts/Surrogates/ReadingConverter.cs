using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="Reading"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class ReadingConverter : IConverter<Reading, ReadingSurrogate>
{
    public Reading ConvertFromSurrogate(in ReadingSurrogate surrogate) => new(
        surrogate.AtUnixMs,
        surrogate.Value,
        surrogate.Revision,
        surrogate.Quality,
        surrogate.ArrivedUnixMs);

    public ReadingSurrogate ConvertToSurrogate(in Reading value) => new()
    {
        AtUnixMs = value.AtUnixMs,
        Value = value.Value,
        Revision = value.Revision,
        Quality = value.Quality,
        ArrivedUnixMs = value.ArrivedUnixMs,
    };
}
