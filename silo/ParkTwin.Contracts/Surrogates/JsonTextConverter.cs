using System.Text.Json;
using Orleans;
using ParkTwin.Contracts.Json;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>
/// Takes a value to <see cref="JsonText"/> and back. A runtime finds a converter by the exact type it converts, so each type that
/// crosses a call by itself, or stands in a contract, has a converter derived from this; what is only inside such a value has none.
/// </summary>
internal abstract class JsonTextConverter<T> : IConverter<T, JsonText>
{
    public T ConvertFromSurrogate(in JsonText surrogate) => JsonSerializer.Deserialize<T>(surrogate.Json, ContractJson.Options)
        ?? throw new InvalidDataException($"A {typeof(T).Name} arrived as the text null.");

    public JsonText ConvertToSurrogate(in T value) => new() { Json = JsonSerializer.Serialize(value, ContractJson.Options) };
}
