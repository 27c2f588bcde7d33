using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ParkTwin.EndToEnd;

/// <summary>Authorities and certificates of a test, made anew each time, as PEM files.</summary>
internal sealed class DeviceCertificates : IDisposable
{
    private readonly string _folder;
    private readonly X509Certificate2 _authority = Authority("CN=ParkTwin test authority");
    private readonly X509Certificate2 _other = Authority("CN=Somebody else's authority");

    public DeviceCertificates(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        File.WriteAllText(Ca, _authority.ExportCertificatePem());
        WriteServer();
        Write("good", "CN=c/gw1", _authority, DateTimeOffset.UtcNow.AddDays(30));
        Write("expired", "CN=c/gw1", _authority, DateTimeOffset.UtcNow.AddHours(-1));
        Write("foreign", "CN=c/gw1", _other, DateTimeOffset.UtcNow.AddDays(30));
        Write("nobody", "CN=c/nobody", _authority, DateTimeOffset.UtcNow.AddDays(30));
    }

    /// <summary>The authority's certificate.</summary>
    public string Ca => PathOf("ca.pem");

    /// <summary>The file of a certificate.</summary>
    public string Cert(string name) => PathOf(name + ".pem");

    /// <summary>The file of its key.</summary>
    public string Key(string name) => PathOf(name + ".key");

    /// <summary>Gives the server another certificate; answers its thumbprint.</summary>
    public string WriteServer() => Write("server", "CN=localhost", _authority, DateTimeOffset.UtcNow.AddDays(30));

    public void Dispose()
    {
        _authority.Dispose();
        _other.Dispose();
    }

    private static X509Certificate2 Authority(string name)
    {
        var request = new CertificateRequest(name, ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-3), DateTimeOffset.UtcNow.AddDays(365));
    }

    private string Write(string name, string subject, X509Certificate2 authority, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-2), until, RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(Cert(name), certificate.ExportCertificatePem());
        File.WriteAllText(Key(name), key.ExportPkcs8PrivateKeyPem());
        return certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
