using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ParkTwin.Ingest.Tls;

/// <summary>A certificate with its chain and key as they were read from their files. Immutable.</summary>
internal sealed record LoadedCertificate(
    SslStreamCertificateContext Context, DateTimeOffset Until, string Subject, X509Certificate2Collection? ClientAuthority)
{
    /// <summary>Reads and checks the files.</summary>
    /// <exception cref="TlsFaultException">One of them cannot be used.</exception>
    public static LoadedCertificate Read(TlsFiles files, DateTimeOffset now)
    {
        var pem = Text(files.Certificate, "--tls-cert");
        var key = Text(files.Key, "--tls-key");
        var chain = Certificates(pem, files.Certificate, "--tls-cert");
        var leaf = WithKey(pem, key, files);
        if (leaf.NotAfter.ToUniversalTime() <= now.UtcDateTime)
        {
            throw new TlsFaultException(
                $"--tls-cert {files.Certificate}: the certificate of '{leaf.Subject}' expired on "
                + $"{leaf.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm}Z. Renew it.");
        }

        if (leaf.NotBefore.ToUniversalTime() > now.UtcDateTime)
        {
            throw new TlsFaultException(
                $"--tls-cert {files.Certificate}: the certificate of '{leaf.Subject}' holds from {leaf.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm}Z on, "
                + "which is not yet. Look at the machine's clock.");
        }

        var between = new X509Certificate2Collection(chain.Skip(1).ToArray());
        return new(
            SslStreamCertificateContext.Create(leaf, between, offline: true),
            leaf.NotAfter.ToUniversalTime(),
            leaf.Subject,
            files.ClientAuthority is { } path ? Certificates(Text(path, "--mqtt-client-ca"), path, "--mqtt-client-ca") : null);
    }

    private static X509Certificate2 WithKey(string pem, string key, TlsFiles files)
    {
        if (key.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            throw new TlsFaultException(
                $"--tls-key {files.Key}: the key is encrypted, and there is nobody to ask for its password. Store it without one (openssl pkey), "
                + "readable by ParkTwin's user alone.");
        }

        try
        {
            return X509Certificate2.CreateFromPem(pem, key);
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            throw new TlsFaultException(
                $"--tls-key {files.Key} is not the private key of the first certificate in {files.Certificate}, or no key in PEM form. "
                + "Name the two files that belong together.", wrong);
        }
    }

    private static X509Certificate2Collection Certificates(string pem, string path, string option)
    {
        var found = new X509Certificate2Collection();
        try
        {
            found.ImportFromPem(pem);
        }
        catch (CryptographicException wrong)
        {
            throw new TlsFaultException($"{option} {path} holds a certificate that cannot be read: {wrong.Message}", wrong);
        }

        return found.Count > 0
            ? found
            : throw new TlsFaultException($"{option} {path} holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).");
    }

    private static string Text(string path, string option)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new TlsFaultException($"{option} {path} cannot be read: {wrong.Message}", wrong);
        }
    }
}
