namespace ParkTwin.Web.Api.Platform;

/// <summary>One file of a package.</summary>
/// <param name="Name">Its path in the archive.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its bytes, hexadecimal.</param>
public sealed record PackageFile(string Name, int Bytes, string Sha256);
