using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Ingest.Tls;
using ParkTwin.Tests;

namespace ParkTwin.Ingest.Tests.Tls;

public sealed class ServerCertificateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parktwin-tls-").FullName;
    private readonly ManualTimeProvider _time = new();

    private TlsFiles Files => new(Path.Combine(_folder, "cert.pem"), Path.Combine(_folder, "key.pem"), null);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_renewed_certificate_is_taken_and_a_bad_one_leaves_the_one_before()
    {
        Write("CN=first");
        using var certificate = Open();
        Assert.Contains("CN=first", certificate.Health.Detail, StringComparison.Ordinal);
        Write("CN=the second one");
        _time.Advance(ServerCertificate.LookEvery);
        Assert.Contains("CN=the second one", certificate.Health.Detail, StringComparison.Ordinal);

        File.WriteAllText(Files.Certificate, "nothing");
        _time.Advance(ServerCertificate.LookEvery);
        Assert.False(certificate.Health.Healthy);
        Assert.Contains("CN=the second one", certificate.Health.Detail, StringComparison.Ordinal);
        Assert.NotNull(certificate.Options(devices: true).ServerCertificateContext);

        Write("CN=a third one");
        _time.Advance(ServerCertificate.LookEvery);
        Assert.True(certificate.Health.Healthy);
    }

    [Fact]
    public void The_health_says_when_the_end_is_near_and_when_it_has_come()
    {
        Write("CN=short", days: 30);
        using var certificate = Open();
        _time.Advance(TimeSpan.FromDays(20));
        Assert.True(certificate.Health.Healthy);
        Assert.Contains("10 days", certificate.Health.Detail, StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromDays(11));
        Assert.False(certificate.Health.Healthy);
    }

    [Fact]
    public void What_cannot_be_used_is_named_with_its_file()
    {
        Assert.Contains(Files.Certificate, Fault(), StringComparison.Ordinal);
        Write("CN=old", days: -1);
        Assert.Contains("expired on", Fault(), StringComparison.Ordinal);
        Write("CN=mine");
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Files.Key, other.ExportPkcs8PrivateKeyPem());
        Assert.Contains($"{Files.Key} is not the private key", Fault(), StringComparison.Ordinal);
        File.WriteAllText(Files.Key, other.ExportEncryptedPkcs8PrivateKeyPem("x", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1)));
        Assert.Contains("the key is encrypted", Fault(), StringComparison.Ordinal);
        File.WriteAllText(Files.Certificate, "no certificate");
        Assert.Contains("holds no certificate", Fault(), StringComparison.Ordinal);
    }

    private string Fault() => Assert.Throws<TlsFaultException>(Open).Message;

    private ServerCertificate Open() => new(Files, _time, NullLogger<ServerCertificate>.Instance);

    private void Write(string subject, int days = 90)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest(subject, key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(_time.GetUtcNow().AddDays(-9), _time.GetUtcNow().AddDays(days));
        File.WriteAllText(Files.Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Files.Key, key.ExportPkcs8PrivateKeyPem());
    }
}
