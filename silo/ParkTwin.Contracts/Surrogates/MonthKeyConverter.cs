using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="MonthKey"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class MonthKeyConverter : IConverter<MonthKey, MonthKeySurrogate>
{
    public MonthKey ConvertFromSurrogate(in MonthKeySurrogate surrogate) => new(surrogate.Index);

    public MonthKeySurrogate ConvertToSurrogate(in MonthKey value) => new() { Index = value.Index };
}
