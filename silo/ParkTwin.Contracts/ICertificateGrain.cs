using Orleans;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Contracts;

/// <summary>The register of retired green certificates: a number counts once, for one firm and period. One, with key
/// <see cref="GrainKeys.Certificates"/>.</summary>
[Alias("ParkTwin.ICertificateGrain")]
public interface ICertificateGrain : IGrainWithStringKey
{
    /// <summary>
    /// Makes these the certificates that <paramref name="holder"/> has retired, in place of those it had: all or none.
    /// Repeating is harmless.
    /// </summary>
    /// <param name="holder">Who and when: <c>park/enterprise/period</c>.</param>
    /// <param name="certificates">The certificates; empty releases them all.</param>
    /// <returns>A sentence per number that another holder has; empty when all are taken.</returns>
    [Alias("Retire")]
    [return: Immutable]
    Task<IReadOnlyList<string>> Retire(string holder, [Immutable] IReadOnlyList<GreenCertificate> certificates);
}
