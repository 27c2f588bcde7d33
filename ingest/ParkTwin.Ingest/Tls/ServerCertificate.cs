using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using ParkTwin.Contracts;

namespace ParkTwin.Ingest.Tls;

/// <summary>
/// The certificate of all TLS listeners. When its files change, new connections get the new one and those that are there go on; what
/// cannot be used is told, and the one before stays.
/// </summary>
internal sealed class ServerCertificate : IDisposable
{
    /// <summary>How often the files are looked at.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);
    private readonly TlsFiles _files;
    private readonly TimeProvider _time;
    private readonly ILogger<ServerCertificate> _logger;
    private readonly ITimer _timer;
    private LoadedCertificate _loaded;
    private string _seen;
    private string? _trouble;

    /// <summary>Reads the certificate.</summary>
    /// <exception cref="TlsFaultException">It cannot be used.</exception>
    public ServerCertificate(TlsFiles files, TimeProvider time, ILogger<ServerCertificate> logger)
    {
        (_files, _time, _logger) = (files, time, logger);
        _seen = Stamp();
        _loaded = LoadedCertificate.Read(files, time.GetUtcNow());
        _timer = time.CreateTimer(static state => ((ServerCertificate)state!).Look(), this, LookEvery, LookEvery);
    }

    /// <summary>Whether the certificate can be used, and for how long.</summary>
    public HealthItem Health
    {
        get
        {
            var loaded = Volatile.Read(ref _loaded);
            var left = loaded.Until - _time.GetUtcNow();
            var until = $"The certificate of '{loaded.Subject}' holds until {loaded.Until:yyyy-MM-dd HH:mm}Z";
            return Volatile.Read(ref _trouble) is { } trouble ? new("certificate", false, $"{trouble} {until}, and stays in use.")
                : left <= TimeSpan.Zero ? new("certificate", false, $"{until}: it has expired. Renew it; no restart is needed.")
                : left < Soon ? new("certificate", true, $"{until}: {left.TotalDays:F0} days. Renew it; no restart is needed.")
                : new("certificate", true, until + ".");
        }
    }

    /// <summary>How one connection is encrypted.</summary>
    /// <param name="devices">True for devices: they are asked for a certificate where an authority is named.</param>
    public SslServerAuthenticationOptions Options(bool devices)
    {
        var loaded = Volatile.Read(ref _loaded);
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = loaded.Context,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        };
        if (devices)
        {
            options.ApplicationProtocols = [new SslApplicationProtocol("mqtt")];
        }

        if (devices && loaded.ClientAuthority is { } authority)
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
                VerificationTime = _time.GetUtcNow().LocalDateTime,
            };
            policy.CustomTrustStore.AddRange(authority);
            options.ClientCertificateRequired = true;
            options.CertificateChainPolicy = policy;

            // None at all is for the endpoint to judge: there may be a password.
            options.RemoteCertificateValidationCallback = static (_, certificate, _, errors) =>
                certificate is null || errors == SslPolicyErrors.None;
        }

        return options;
    }

    /// <summary>Looks whether the files have changed, and takes what is new.</summary>
    public void Look()
    {
        var stamp = Stamp();
        if (stamp == _seen)
        {
            return;
        }

        _seen = stamp;
        try
        {
            Volatile.Write(ref _loaded, LoadedCertificate.Read(_files, _time.GetUtcNow()));
            Volatile.Write(ref _trouble, null);
            _logger.CertificateTaken(_loaded.Subject, _loaded.Until);
        }
        catch (TlsFaultException fault)
        {
            Volatile.Write(ref _trouble, fault.Message);
            _logger.CertificateRefused(fault.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private string Stamp() => string.Join(' ', new[] { _files.Certificate, _files.Key, _files.ClientAuthority }.OfType<string>().Select(path =>
    {
        // A link that is turned to another file (as certificate renewers do) has that file's times.
        var file = new FileInfo(path);
        var target = file.Exists ? file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file : file;
        return target.Exists ? $"{target.FullName}:{target.LastWriteTimeUtc.Ticks}:{target.Length}" : "none";
    }));
}
