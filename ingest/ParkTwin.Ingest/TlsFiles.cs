namespace ParkTwin.Ingest;

/// <summary>Files of the listeners' certificate, in PEM form. They are looked at again every ten seconds.</summary>
/// <param name="Certificate">The certificate, and behind it those between it and its authority.</param>
/// <param name="Key">Its private key, not encrypted.</param>
/// <param name="ClientAuthority">The authorities whose client certificates devices may show; null asks devices for none.</param>
public sealed record TlsFiles(string Certificate, string Key, string? ClientAuthority);
