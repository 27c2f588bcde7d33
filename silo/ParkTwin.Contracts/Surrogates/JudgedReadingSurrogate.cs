using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.JudgedReading"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.JudgedReading")]
internal struct JudgedReadingSurrogate
{
    [Id(0)]
    public Reading Reading { get; set; }

    [Id(1)]
    public Verdict Verdict { get; set; }
}
