using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="EnterpriseId"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class EnterpriseIdConverter : IConverter<EnterpriseId, EnterpriseIdSurrogate>
{
    public EnterpriseId ConvertFromSurrogate(in EnterpriseIdSurrogate surrogate) => EnterpriseId.Parse(surrogate.Value);

    public EnterpriseIdSurrogate ConvertToSurrogate(in EnterpriseId value) => new() { Value = value.Value };
}
