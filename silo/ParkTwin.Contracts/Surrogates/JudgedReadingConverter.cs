using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="JudgedReading"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class JudgedReadingConverter : IConverter<JudgedReading, JudgedReadingSurrogate>
{
    public JudgedReading ConvertFromSurrogate(in JudgedReadingSurrogate surrogate) => new(
        surrogate.Reading,
        surrogate.Verdict);

    public JudgedReadingSurrogate ConvertToSurrogate(in JudgedReading value) => new()
    {
        Reading = value.Reading,
        Verdict = value.Verdict,
    };
}
