namespace ParkTwin.Domain.Declared;

/// <summary>Green electricity certificates (绿证) retired for a period; 1 certificate is 1 MWh.</summary>
/// <param name="Number">The certificate's number, or that of a batch; usable once, by one firm, for one period.</param>
/// <param name="Mwh">Megawatt-hours, above zero.</param>
public sealed record GreenCertificate(string Number, decimal Mwh);
